"""Typst sets a PDF: the same input gives the same bytes, on every machine and at any time.

Only the fonts that Typst brings along and DejaVu Sans, which matplotlib ships, are used; no date goes into
the file. The standard PDF/UA-1 makes sure of language, title, reading order and a text for every picture.
"""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

STYLES = Path(__file__).parent / "styles"
PICTURE_PPI = 80
"""A slide is 10 inches wide, its picture on the speaker's notes 2.8: that makes 286 dots an inch."""


class PressError(Exception):
    """Typst cannot set the document; the message is German up to what Typst itself says."""


def set_pdf(markup: str, folder: Path) -> bytes:
    """Return the PDF of a document.

    Parameters
    ----------
    markup : str
        The whole document; it may import our styles by their file names.
    folder : Path
        Where its pictures lie; the styles are copied there.

    Raises
    ------
    PressError
        When Typst is missing or refuses the document, and when a letter is in none of the fonts.
    """
    pdf: bytes = _set(markup, folder, format="pdf", pdf_standards="ua-1")
    return pdf


def set_pictures(markup: str, folder: Path) -> list[bytes]:
    """Return each page of a document as a picture (PNG); see `set_pdf`."""
    pages = _set(markup, folder, format="png", ppi=PICTURE_PPI)
    return pages if isinstance(pages, list) else [pages]


def _set(markup: str, folder: Path, **how: Any) -> Any:
    try:
        import typst  # noqa: PLC0415 - without it the pages can still be built
    except ImportError as error:
        raise PressError(
            "Es fehlt das Paket typst. Richte es ein (pip install -e '.[book]'), dann baue noch einmal."
        ) from error
    import matplotlib as mpl  # noqa: PLC0415 - knows where its fonts lie

    for style in STYLES.glob("*.typ"):
        shutil.copyfile(style, folder / style.name)
    main = folder / "main.typ"
    main.write_text(markup, encoding="utf-8")
    fonts = [str(Path(mpl.get_data_path()) / "fonts" / "ttf")]
    try:
        result, warnings = typst.compile_with_warnings(
            str(main), root=str(folder), font_paths=fonts, ignore_system_fonts=True, **how
        )
    except typst.TypstError as error:
        raise PressError(f"Typst meldet: {error.message}") from error
    if warnings:
        raise PressError(f"Typst warnt: {warnings[0].message}")
    return result
