"""argparse that speaks German: headings, the help option and its complaints."""

from __future__ import annotations

import argparse
import re
from typing import Any, NoReturn

# argparse's own sentences. It asks gettext for them, but Python brings no German catalog. One of ours would
# have to be compiled and set for the whole process; its keys would be the same English sentences.
_COMPLAINTS = (
    (r"the following arguments are required: (.*)", r"es fehlt: \1"),
    (r"unrecognized arguments: (.*)", r"unbekannt: \1"),
    (r"argument (.*): invalid choice: (.*) \(choose from (.*)\)", r"\1: \2 gibt es nicht; möglich sind \3"),
    (r"argument (.*): expected one argument", r"nach \1 fehlt die Angabe"),
    (r"argument (.*): expected at least one argument", r"nach \1 fehlt eine Angabe"),
    (r"argument (.*): invalid int value: (.*)", r"\1 braucht eine ganze Zahl, nicht \2"),
    (r"argument (.*): invalid \w+ value: (.*)", r"\1: \2 passt hier nicht"),
    (r"argument (.*): (braucht .*)", r"\1 \2"),  # of `port`
    (r"argument (.*): not allowed with argument (.*)", r"\1 geht nicht zusammen mit \2"),
    (r"argument (.*): ignored explicit argument (.*)", r"\1 nimmt keine Angabe, also nicht \2"),
    (r"ambiguous option: (.*) could match (.*)", r"\1 ist nicht eindeutig: gemeint sein kann \2"),
)


_LAST_PORT = 65535


def port(text: str) -> int:
    """Return the number of a port that an option names, 0 included.

    Raises
    ------
    argparse.ArgumentTypeError
        When there is no such port.
    """
    if text.isdecimal() and len(text) <= len(str(_LAST_PORT)) and int(text) <= _LAST_PORT:
        return int(text)
    raise argparse.ArgumentTypeError(f"braucht eine ganze Zahl von 0 bis {_LAST_PORT}, nicht {text!r}")


def in_german(message: str) -> str:
    """Return argparse's complaint in German, or unchanged when it is already ours."""
    for english, german in _COMPLAINTS:
        if re.fullmatch(english, message):
            return re.sub(english, german, message)
    return message


class _GermanFormatter(argparse.HelpFormatter):
    def _format_usage(self, usage: Any, actions: Any, groups: Any, prefix: str | None) -> str:
        return super()._format_usage(usage, actions, groups, "Aufruf: " if prefix is None else prefix)


class GermanParser(argparse.ArgumentParser):
    """An `ArgumentParser` whose help and errors are German; its subparsers are of the same class."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("formatter_class", _GermanFormatter)
        super().__init__(add_help=False, **kwargs)
        self._positionals.title = "Angaben"
        self._optionals.title = "Optionen"
        self.add_argument("-h", "--help", action="help", help="zeigt diese Hilfe")

    def error(self, message: str) -> NoReturn:
        """Print the usage and the German complaint, exit with 2."""
        self.print_usage()
        self.exit(2, f"{self.prog}: {in_german(message)}\nHilfe: {self.prog} --help\n")
