"""Sphinx's warnings as findings, the usual ones in German."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

from course_helpers.cli.checks.finding import Finding, line_of

if TYPE_CHECKING:
    from collections.abc import Iterable

_PLACE = re.compile(
    r"^(?P<file>[^\n:]+\.md)(?::(?P<line>\d*))?: (?:WARNING|ERROR|CRITICAL): (?P<text>.*)", re.DOTALL
)
_GERMAN = (
    (r"'myst' cross-reference target not found: '([^']*)'.*", r"Der Verweis „\1“ führt ins Leere."),
    (r"undefined label: '([^']*)'.*", r"Die Marke „\1“ gibt es nicht."),
    (r"term not in glossary: '([^']*)'.*", r"Der Begriff „\1“ steht nicht im Glossar."),
    (r"image file not readable: (\S+).*", r"Das Bild \1 lässt sich nicht lesen."),
    (r"unknown document: '([^']*)'.*", r"Die Seite „\1“ gibt es nicht."),
    (r"Unknown directive type: '([^']*)'.*", r"Den Kasten „{\1}“ gibt es nicht. Prüfe die Schreibweise."),
    (
        r"Unknown interpreted text role \"([^\"]*)\".*",
        r"„{\1}“ im Text gibt es nicht. Prüfe die Schreibweise.",
    ),
    (
        r"Non-consecutive header level increase; (\S+) to (\S+).*",
        r"Nach einer Überschrift \1 folgt \2; dazwischen fehlt eine Stufe.",
    ),
    (r"document isn't included in any toctree.*", r"Die Seite steht nicht in _toc.yml."),
    (
        r"toctree contains reference to nonexisting document '([^']*)'.*",
        r"_toc.yml nennt „\1“; diese Seite gibt es nicht.",
    ),
    (r"Content block expected for the .*", r"Der Kasten ist leer."),
    (r"Malformed YAML.*", r"Der Kopf ist kein gültiges YAML. Prüfe Einrückung und Doppelpunkte."),
    (
        r"Found an unexpected `code-cell`.*",
        r"Diese Zelle läuft nicht: Im Kopf der Seite fehlt „jupytext“, oder sie steht in einem Kasten.",
    ),
    (
        r".*No such kernel named (\S+).*",
        r"Den Kern „\1“ gibt es nicht. Im Kopf des Kapitels steht unter „kernelspec“: name: python3.",
    ),
)
_SPHINX_ONLY = (  # what Sphinx says around an exception; the exception itself comes as an entry of its own
    "Exception occurred:",
    "The full traceback has been saved in",
    "Please also report this",
    "A bug report can be filed",
)
_TRACEBACK = re.compile(r"Notebook exception traceback saved in: (\S+)")


def from_warnings(warnings: Iterable[str], config: Path) -> list[Finding]:
    """Return a finding for each warning; those that name no chapter are put down to `config`."""
    found = []
    for warning in warnings:
        if warning.startswith(_SPHINX_ONLY):
            continue
        place = _PLACE.match(warning)
        if place is None:
            found.append(Finding(config, 1, _in_german(warning)))
            continue
        file, line = Path(place["file"]), int(place["line"] or 1)
        traceback = _TRACEBACK.search(place["text"])
        if traceback:
            found.append(_failed_cell(file, Path(traceback[1])))
        elif "Executing notebook failed" not in place["text"]:  # the traceback says it better
            found.append(Finding(file, line, _in_german(place["text"])))
    return found


def _in_german(message: str) -> str:
    """Return the German sentence for a message of Sphinx, or the message itself."""
    for english, german in _GERMAN:
        if re.match(english, message, re.DOTALL):
            return re.sub(english, german, message, count=1, flags=re.DOTALL)
    return re.sub(r"^(WARNING|ERROR): ", "", message)


def _failed_cell(file: Path, log: Path) -> Finding:
    """Return where a chapter broke off, from the traceback that MyST-NB has saved."""
    text = re.sub(r"\x1b\[[0-9;]*m", "", log.read_text(encoding="utf-8"))
    cell = re.search(r"^-{10,}\n(.*?)^-{10,}$", text, re.MULTILINE | re.DOTALL)
    code = cell[1].strip("\n") if cell else ""
    error = next(
        (
            line
            for line in reversed(text.splitlines())
            if re.match(r"\w+(\.\w+)*(Error|Exception|Interrupt)", line)
        ),
        "",
    )
    line = line_of(file.read_text(encoding="utf-8-sig"), code, code.partition("\n")[0])
    return Finding(file, line, f"Diese Zelle bricht ab: {error or 'siehe ' + str(log)}")
