"""What is said and drawn of steps: one step of a live page, and the table of all on a page that is read."""

from __future__ import annotations

import html
from dataclasses import dataclass
from typing import TYPE_CHECKING

from course_helpers.widgets.cell_steps.tracer import MOST_SHOWN
from course_helpers.widgets.cell_steps.values import text_of

if TYPE_CHECKING:
    from course_helpers.widgets.cell_steps.source import Source
    from course_helpers.widgets.cell_steps.tracer import Change, Step

ROWS = 30  # steps of the table
_LINES = 12  # of what a cell has put out, the last ones
_WIDE = "overflow-x:auto;max-width:100%"
_CODE = "font-family:monospace"
_CELL = "padding:.15rem .6rem .15rem 0;text-align:left;vertical-align:top"
_MARKED = "background:rgba(230,159,0,.28);border-left:4px solid #d55e00"
_PLAIN = "border-left:4px solid transparent"


@dataclass(frozen=True)
class Account:
    """A cell that has run: its text, its steps, how many lines ran in all, what it put out."""

    source: Source
    steps: list[Step]
    ran: int
    printed: str

    def said(self, number: int) -> str:
        """Say in words what happened in a step, counted from 1."""
        step = self.steps[number - 1]
        where = f", in {step.function}" if step.function else ""
        head = f"Schritt {number} von {len(self.steps)}, Zeile {step.line}{where}."
        return f"{head} {self.told(number)}"

    def told(self, number: int) -> str:
        """Say what a step has changed, decided and put out."""
        step, before = self.steps[number - 1], self.steps[number - 2].printed if number > 1 else 0
        changes = "; ".join(map(_change, step.changes))
        printed = " ".join(self.printed[before : step.printed].split())
        parts = (changes and f"{changes}.", step.told, printed and f"Ausgabe: {text_of(printed)[1:-1]}")
        return " ".join(filter(None, parts)) or "Keine Variable ändert sich."

    def rest(self) -> str:
        """Say that there was more than what is shown, if there was."""
        if len(self.steps) < MOST_SHOWN or self.ran <= MOST_SHOWN:
            return ""
        return f"Gezeigt werden die ersten {MOST_SHOWN} Schritte. Insgesamt liefen {self.ran} Zeilen."


def _change(one: Change) -> str:
    if one.after is None:
        return f"{one.name} gibt es nicht mehr"
    if one.before is None:
        return f"{one.name} ist neu: {one.after}"
    if one.before == one.after:  # a large one, of which only the ends are told
        return f"in {one.name} stehen andere Werte: {one.after}"
    return f"{one.name}: vorher {one.before}, jetzt {one.after}"


def as_step(account: Account, number: int) -> str:
    """Return the code with the line of a step, the variables after it and what was put out until then."""
    step = account.steps[number - 1]
    code = "".join(
        _code_line(text, marked=count == step.line)
        for count, text in enumerate(account.source.lines, 1)
        if text or count < len(account.source.lines)
    )
    return (
        '<div style="display:flex;flex-wrap:wrap;gap:.5rem 2rem;line-height:1.5;color:inherit">'
        f'<div style="{_CODE};{_WIDE}" tabindex="0" role="group" aria-label="Code">{code}</div>'
        f"{_variables(step)}{_output(account.printed[: step.printed])}</div>"
    )


def _code_line(text: str, *, marked: bool) -> str:
    look, sign = (_MARKED, "▶") if marked else (_PLAIN, "\N{NO-BREAK SPACE}")
    now = ' aria-current="step"' if marked else ""
    return f'<div style="white-space:pre;padding:0 .5rem;{look}"{now}>{sign} {html.escape(text)}</div>'


def _variables(step: Step) -> str:
    changed = {one.name: one for one in step.changes}
    rows = []
    for name, value in step.values.items():
        one = changed.get(name)
        before = "" if one is None else "neu" if one.before is None else f"vorher {html.escape(one.before)}"
        look = _MARKED if one else _PLAIN
        weight = "bold" if one else "normal"
        rows.append(
            f'<tr><th scope="row" style="{_CELL};padding-left:.5rem;{_CODE};font-weight:{weight};{look}">'
            f'{html.escape(name)}</th><td style="{_CELL};padding-left:.6rem;{_CODE};font-weight:{weight}">'
            f'{html.escape(value)}</td><td style="{_CELL}">{before}</td></tr>'
        )
    where = f" in {html.escape(step.function)}" if step.function else ""
    head = f"Variablen{where} nach der Zeile"
    if not rows:
        return f"<p>{head}: noch keine.</p>"
    return (
        f'<div style="{_WIDE}" tabindex="0" role="group" aria-label="Variablen"><table '
        f'style="border-collapse:collapse;margin:0;font-size:inherit"><caption style="text-align:left;'
        f'caption-side:top;color:inherit;white-space:nowrap">{head}</caption><tbody>{"".join(rows)}</tbody></table></div>'
    )


def _output(printed: str) -> str:
    if not printed.strip():
        return ""
    last = "\n".join(printed.rstrip("\n").split("\n")[-_LINES:])
    return (
        '<div style="max-width:100%"><p style="margin:0">Ausgabe bis hierher</p>'
        f'<div style="white-space:pre-wrap;{_CODE};overflow-wrap:anywhere">{html.escape(last)}</div></div>'
    )


def as_table(account: Account) -> str:
    """Return the first steps as a table, for a page that is not live."""
    rows = "".join(
        f'<tr><td style="{_CELL}">{number}</td>'
        f'<td style="{_CELL};{_CODE}">{html.escape(account.source.text(step.line))}</td>'
        f'<td style="{_CELL}">{html.escape(account.told(number))}</td></tr>'
        for number, step in enumerate(account.steps[:ROWS], 1)
    )
    head = "".join(
        f'<th scope="col" style="{_CELL};width:{width}">{text}</th>'
        for text, width in (("Schritt", "4.5rem"), ("Zeile", "45%"), ("Was geschieht", "auto"))
    )
    more = len(account.steps) - ROWS
    rest = f"<p>Und {more} weitere Schritte. Live siehst du alle.</p>" if more > 0 else ""
    return (
        '<div><table style="table-layout:fixed;width:100%;max-width:46rem;border-collapse:collapse;margin:0;'
        'overflow-wrap:anywhere">'
        f"<thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>{rest}</div>"
    )
