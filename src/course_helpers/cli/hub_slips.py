"""``kurs hub --zettel``: slips with name, address and password, as a PDF to print."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from course_helpers.file_errors import reason
from course_helpers.whole_file import PRIVATE, write_whole

if TYPE_CHECKING:
    import argparse
    from collections.abc import Sequence

    from course_helpers.site.hub import Reader

NEED_NAMES = "Zettel gibt es für die Namen einer Liste. Nenne sie mit --namen klasse.txt."
WRITTEN = """
Zettel zum Drucken, einer für jeden Namen der Liste: {file}
Sie enthalten Passwörter. Lösche die Datei nach dem Drucken."""

GIVEN = """Ein neues Passwort von der Seite der Lehrkraft haben: {names}.
Es steht auf keinem Zettel; dort ist Platz, um es einzutragen."""


class SlipsError(Exception):
    """The slips cannot be written; the message is German and complete."""


def slips_problem(args: argparse.Namespace) -> str:
    """Return why there can be no slips, in German; empty if nothing is against them."""
    return NEED_NAMES if args.zettel and not args.namen else ""


def write_slips(file: Path, readers: Sequence[Reader], address: str) -> None:
    """Write the slips of a class, with room for what has no password; only the file's owner can read them.

    Raises
    ------
    SlipsError
        When a package is missing, or the file cannot be written.
    """
    try:
        from course_helpers.site.handout.press import PressError, set_pdf  # noqa: PLC0415 - slow to import
        from course_helpers.site.hub.slips import slips  # noqa: PLC0415 - jupyterhub is optional
    except ModuleNotFoundError as error:
        raise SlipsError(
            f"Für die Zettel fehlt ein Paket ({error.name}).\nRichte es ein mit:  make hub"
        ) from error
    try:
        with tempfile.TemporaryDirectory(prefix="kurs-") as folder:
            pdf = set_pdf(slips(readers, address, Path(folder)), Path(folder))
        write_whole(file, [pdf], rights=PRIVATE)
    except PressError as error:
        raise SlipsError(f"Die Zettel lassen sich nicht setzen. {error}") from error
    except OSError as error:
        raise SlipsError(f"Die Zettel lassen sich nicht schreiben ({file}): {reason(error)}.") from error
    print(WRITTEN.format(file=file.resolve()))
    if given := [one.shown for one in readers if not one.password]:
        print(GIVEN.format(names=", ".join(given)))
