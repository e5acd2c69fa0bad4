"""Find the command that was asked for, run it, and turn its result into an exit code."""

from __future__ import annotations

import importlib
import sys
from typing import TYPE_CHECKING

from course_helpers.cli.full_digits import full_digits
from course_helpers.cli.german_argparse import GermanParser

if TYPE_CHECKING:
    import argparse
    from collections.abc import Sequence

NOT_INSTALLED = """Für „kurs {command}“ fehlt ein Paket ({name}).
Richte es ein mit:  pip install 'course-helpers[book,live]'"""
COMMANDS = ("build", "serve", "check", "data", "browserkern", "hub", "neu")


def parser() -> argparse.ArgumentParser:
    """Return the parser of `kurs` with all its commands."""
    top = GermanParser(prog="kurs", description="Baut, zeigt und prüft den Kurs „Neuronale Netze verstehen“.")
    subparsers = top.add_subparsers(title="Befehle", metavar="BEFEHL", dest="command", required=True)
    for command in COMMANDS:
        importlib.import_module(f"course_helpers.cli.{command}").add_parser(subparsers)
    return top


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command.

    Parameters
    ----------
    argv : sequence of str, optional
        The arguments after the program's name; those of the process by default.

    Returns
    -------
    int
        0 when all went well, 1 when something is wrong or a package is missing, 130 after Ctrl+C.

    Raises
    ------
    ModuleNotFoundError
        If a module of the course itself is missing: that is a fault in it, no missing package.
    """
    args = parser().parse_args(argv)
    try:
        with full_digits():
            return int(args.func(args))
    except ModuleNotFoundError as error:
        if (error.name or "").startswith(__package__.partition(".")[0]):
            raise
        print(NOT_INSTALLED.format(command=args.command, name=error.name), file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print("\nAbgebrochen.", file=sys.stderr)
        return 130
