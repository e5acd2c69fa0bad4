"""Slips for a class: a password of their own for everyone, and a document to print and to cut."""

from __future__ import annotations

import json
import os
import secrets
from dataclasses import asdict, replace
from typing import TYPE_CHECKING

from course_helpers.hub.settings import COURSE

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from course_helpers.hub.class_list import Reader

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
    write_private(state / KEPT, json.dumps(_kept(state) | invented).encode())
    return own


def slips(readers: Sequence[Reader], address: str, folder: Path) -> str:
    """Return the markup of a document for Typst, with its parts written into a folder."""
    import segno  # noqa: PLC0415  # only for this

    segno.make(address, micro=False).save(str(folder / "adresse.svg"), border=2)
    (folder / "alle.json").write_text(json.dumps([asdict(one) for one in readers]), "utf-8")
    return DOCUMENT.format(address=json.dumps(address), course=json.dumps(COURSE, ensure_ascii=False))


def write_private(file: Path, content: bytes) -> None:
    """Write a file that only its owner can read, whole or not at all."""
    unfinished = file.with_name(f".{file.name}.{secrets.token_hex(4)}")
    try:
        with os.fdopen(os.open(unfinished, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as out:
            out.write(content)
            out.flush()
            os.fsync(out.fileno())
        unfinished.replace(file)
    finally:
        unfinished.unlink(missing_ok=True)


def _kept(state: Path) -> dict[str, str]:
    file = state / KEPT
    try:
        kept = {name: "".join(password) for name, password in json.loads(file.read_text("utf-8")).items()}
    except FileNotFoundError:
        return {}
    except (OSError, ValueError, TypeError, AttributeError, RecursionError) as error:
        raise KeptPasswordsError(DAMAGED.format(file=file)) from error
    return kept
