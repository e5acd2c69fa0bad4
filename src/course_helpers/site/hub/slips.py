"""Slips for a class: a password of their own for everyone, and a document to print and to cut."""

from __future__ import annotations

import json
from dataclasses import asdict, replace
from typing import TYPE_CHECKING

from course_helpers.site.hub.new_passwords import FILE, NewPasswords
from course_helpers.site.hub.settings import COURSE
from course_helpers.whole_file import PRIVATE, write_whole

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from course_helpers.site.hub.class_list import Reader

KEPT = "zettel.json"
"""File in the hub's folder: the passwords of slips, which hold at later starts, too."""

DAMAGED = """Die Passwörter der gedruckten Zettel lassen sich nicht lesen:
{file}
Benenne diese Datei um, und drucke mit --zettel neue Zettel. Die Passwörter der alten gelten nicht mehr."""
DOCUMENT = """#import "zettel.typ": blatt
#blatt(json("alle.json"), {address}, {course})
"""


class KeptPasswordsError(ValueError):
    """The passwords of earlier slips cannot be read; the message is German and complete."""


def with_kept_passwords(readers: Sequence[Reader], state: Path) -> list[Reader]:
    """Return the readers with the passwords of earlier slips; those of the list come first.

    Raises
    ------
    KeptPasswordsError
        When these cannot be read.
    """
    kept = _kept(state)
    return [one if one.password else replace(one, password=kept.get(one.name, "")) for one in readers]


def with_own_passwords(readers: Sequence[Reader], state: Path, invent: Callable[[], str]) -> list[Reader]:
    """Return the readers, each with an own password; new ones are invented, and kept for the next start."""
    own = [
        one if one.password else replace(one, password=invent())
        for one in with_kept_passwords(readers, state)
    ]
    listed = {one.name for one in readers if one.password}
    invented = {one.name: one.password for one in own if one.name not in listed}
    write_whole(state / KEPT, [json.dumps(_kept(state) | invented).encode()], rights=PRIVATE)
    return own


def without_given_passwords(readers: Sequence[Reader], state: Path) -> list[Reader]:
    """Return the readers, without a password for whom the teacher gave another one while the hub ran.

    That one is kept as a digest only, so that a slip can but leave room for it.
    """
    listed = {one.name: one.password for one in readers}
    given = NewPasswords(state / FILE, listed.__getitem__, listed.__contains__)
    return [replace(one, password="") if one.name in given else one for one in readers]


def slips(readers: Sequence[Reader], address: str, folder: Path) -> str:
    """Return the markup of a document for Typst, with its parts written into a folder."""
    import segno  # noqa: PLC0415 - only for this

    segno.make(address, micro=False).save(str(folder / "adresse.svg"), border=2)
    (folder / "alle.json").write_text(json.dumps([asdict(one) for one in readers]), "utf-8")
    return DOCUMENT.format(address=json.dumps(address), course=json.dumps(COURSE, ensure_ascii=False))


def _kept(state: Path) -> dict[str, str]:
    file = state / KEPT
    try:
        kept = {name: "".join(password) for name, password in json.loads(file.read_text("utf-8")).items()}
    except FileNotFoundError:
        return {}
    except (OSError, ValueError, TypeError, AttributeError, RecursionError) as error:
        raise KeptPasswordsError(DAMAGED.format(file=file)) from error
    return kept
