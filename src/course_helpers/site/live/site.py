"""What the whole site gets: the parts of the live pages, the mark of a static site, the notebooks."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import TYPE_CHECKING
from weakref import WeakKeyDictionary

from sphinx.errors import ExtensionError

from course_helpers.site.book.npm import modules_above
from course_helpers.site.live import parts
from course_helpers.site.live.foreign import check_pages, check_parts
from course_helpers.site_contract import PROBE, static_probe

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.config import Config

_found: WeakKeyDictionary[Sphinx, list[parts.Part]] = WeakKeyDictionary()


def collect(app: Sphinx, config: Config) -> None:
    """Find all parts before pages are written, since their names go into the pages.

    Raises
    ------
    ExtensionError
        When a part is missing or refers to another host.
    """
    modules = modules_above(Path(app.confdir or app.srcdir).resolve(), "thebe")
    if modules is None:
        raise ExtensionError(parts.MISSING.format(name="Thebe"))
    canvas, version = parts.ipycanvas()
    kernel = parts.browser_kernel(modules.parent / "_build" / "browser-kernel")
    found = [parts.launcher(modules), parts.thebe(modules), parts.mathjax(modules), canvas]
    check_parts(found)
    _found[app] = [*found, *([kernel[0]] if kernel else [])]
    config.kurs_live_parts = {
        "app": found[0].folder,
        "thebe": found[1].folder,
        "mathjax": found[2].folder,
        "widgets": {"ipycanvas": {"version": version, "url": f"{canvas.folder}/index.js"}},
        "browserKernel": {"folder": kernel[0].folder, "bytes": kernel[1]} if kernel else None,
        "packages": kernel[2] if kernel else {},
    }
    for sheet in ("live.css", "widgets.css"):  # of all pages: `book.style_sheet` makes one of them
        app.add_css_file(f"live/{found[0].folder}/{sheet}")


def write_parts(app: Sphinx) -> None:
    """Put the parts into the built site and look over what came out."""
    wanted = _found[app]
    live = Path(app.outdir) / "_static" / "live"
    live.mkdir(parents=True, exist_ok=True)
    for old in live.iterdir():
        if old.is_dir() and old.name != "notebooks" and old.name not in {part.folder for part in wanted}:
            shutil.rmtree(old)
    for part in wanted:
        part.write(live)
    # The server extension answers this address itself; a page that gets this file knows that there is none.
    (Path(app.outdir) / PROBE).write_text(static_probe(), "utf-8")
    check_pages(Path(app.outdir))
