"""Sphinx's warnings as findings, the usual ones in German."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

from course_helpers.cli.checks.finding import Finding, line_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from course_helpers.cli.folders import Course

_PLACE = re.compile(
    r"^(?P<file>[^\n:]+\.md)(?::(?P<line>\d*))?: (?:WARNING|ERROR|CRITICAL): (?P<text>.*)", re.DOTALL
)
_GERMAN = (
    (r"'myst' cross-reference target not found: '([^']*)'.*", r"Der Verweis „\1“ führt ins Leere."),
    (r"local id not found in doc '([^']*)': '([^']*)'.*", r"Auf der Seite „\1“ gibt es keine Stelle „\2“."),
    (r"undefined label: '([^']*)'.*", r"Die Marke „\1“ gibt es nicht."),
    (
        r"duplicate label (\S+), other instance in (\S+)",
        r"Die Marke „\1“ gibt es schon in \2. Nimm einen anderen Namen.",
    ),
    (
        r"duplicate label of equation (\S+), other instance in (\S+)",
        r"Eine Formel „\1“ gibt es schon auf der Seite „\2“. Nimm einen anderen Namen.",
    ),
    (r"equation not found: (\S+)", r"Eine Formel „\1“ gibt es nicht."),
    (
        r"Failed to create a cross reference. Any number is not assigned: (\S+)",
        r"„\1“ hat keine Nummer. Nimm {ref} statt {numref}.",
    ),
    (
        r"duplicate term description of (.+), other instance in (\S+)",
        r"Den Begriff „\1“ erklärt schon die Seite „\2“.",
    ),
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
    (r"Content block expected for the .*", r"Der Kasten ist leer."),
    (
        r"'([^']*)': Unknown option keys: \['([^']*)'.*\(allowed: \[(.*?)\]\).*",
        r"Eine Angabe „:\2:“ gibt es bei {\1} nicht. Es gibt: \3.",
    ),
    (r"'([^']*)': Invalid option value for '([^']*)': (.*?): .*", r"Bei {\1} taugt „\3“ nicht als „:\2:“."),
    (
        r"Pygments lexer name '([^']*)' is not known.*",
        r"Die Sprache „\1“ gibt es nicht. Eine Zelle beginnt mit ```{code-cell}.",
    ),
    (r"Directive \"include\": file not found: '([^']*)'.*", r"Die Datei \1 gibt es nicht."),
    (
        r"This document does not have a running kernel.*",
        r"{eval} geht in diesem Buch nicht. Schreibe den Wert als Text, oder zeige ihn in einer Zelle.",
    ),
    (
        r"Error parsing content block for the \"list-table\" directive.*",
        r"In der Tabelle haben nicht alle Zeilen gleich viele Felder.",
    ),
    (
        r".*DeadKernelError.*",
        r"Python ist abgestürzt, während es dieses Kapitel ausführte. Suche die Zelle im Browser.",
    ),
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
    "Extension error:",
    "The full traceback has been saved in",
    "Please also report this",
    "A bug report can be filed",
)
# The same mistake, told a second time and less well
_ECHO = re.compile(
    r"Duplicate ID: |Lexing literal_block .* as \"ipython"
    r"|toctree contains reference to (?:nonexisting )?document ",
    re.DOTALL,
)
_FOREIGN = re.compile(r"^([\w./-]+)\.html: (\S+)$", re.MULTILINE)  # as `live/foreign.py` says it
_TRACEBACK = re.compile(r"Notebook exception traceback saved in: (\S+)")


def from_warnings(warnings: Iterable[str], course: Course, executed: Sequence[str]) -> list[Finding]:
    """Return a finding for each warning, with its place as near as it is known.

    Parameters
    ----------
    warnings : iterable of str
        What Sphinx said.
    course : Course
        A warning that names no page is put down to its settings.
    executed : sequence of str
        The pages that were executed; the last one is where Python died, if it did.
    """
    found = []
    for warning in warnings:
        if warning.startswith(_SPHINX_ONLY) or _ECHO.search(warning):
            continue
        if warning.startswith("Seiten laden etwas von fremden Rechnern:"):
            found += [_foreign(course.book / f"{page}.md", url) for page, url in _FOREIGN.findall(warning)]
            continue
        place = _PLACE.match(warning)
        if place is None:
            died = "DeadKernelError" in warning and bool(executed)
            file = course.book / f"{executed[-1]}.md" if died else course.config
            found.append(Finding(file, 1, _in_german(warning)))
            continue
        file = Path(place["file"])
        line = int(place["line"] or 0) or _line_in(file, place["text"])
        traceback = _TRACEBACK.search(place["text"])
        if traceback:
            found.append(_failed_cell(file, Path(traceback[1])))
        elif "Executing notebook failed" not in place["text"]:  # the traceback says it better
            found.append(Finding(file, line, _in_german(place["text"].replace(f"{course.root}/", ""))))
    return found


def _foreign(file: Path, url: str) -> Finding:
    line = line_of(file.read_text(encoding="utf-8-sig"), url) if file.is_file() else 1
    message = f"Diese Seite lädt {url} von einem fremden Rechner. Lege die Datei neben die Seite in book/."
    return Finding(file, line, message)


def _line_in(file: Path, message: str) -> int:
    """Return the last line that holds what the message names, where Sphinx itself gives no line."""
    named = re.search(r"description of (.+), other instance", message)
    lines = file.read_text(encoding="utf-8-sig").splitlines() if named and file.is_file() else []
    return max(
        (number for number, line in enumerate(lines, 1) if named and line.strip() == named[1]), default=1
    )


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
