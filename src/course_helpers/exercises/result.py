"""The answer of a check: a short German text, readable as text, in a page, and by the page's progress sign."""

from __future__ import annotations

import html
import re
from dataclasses import dataclass
from typing import Literal

State = Literal["offen", "versucht", "geloest"]
"""``offen``: nothing to check yet; ``versucht``: not right yet; ``geloest``: solved."""

_HEADS = {"offen": "Noch offen.", "versucht": "Noch nicht.", "geloest": "Gelöst."}
_CODE = re.compile(r"`([^`]+)`")


@dataclass(frozen=True)
class Result:
    """What a check says; a notebook shows it when it is the last line of a cell.

    Attributes
    ----------
    task : str
        The task's name, empty if there is none of the name given.
    state : {"offen", "versucht", "geloest"}
        How far the pupil is.
    sentences : tuple of str
        German paragraphs; code stands in backticks.
    mistake : str
        Name of the foreseen mistake that was recognised, or empty.
    """

    task: str
    state: State
    sentences: tuple[str, ...]
    mistake: str = ""

    def __repr__(self) -> str:
        return "\n".join((f"{_HEADS[self.state]} {self.sentences[0]}", *self.sentences[1:]))

    def _repr_html_(self) -> str:
        first, *others = (_CODE.sub(r"<code>\1</code>", html.escape(text)) for text in self.sentences)
        body = f"<p><strong>{_HEADS[self.state]}</strong> {first}</p>" + "".join(
            f"<p>{text}</p>" for text in others
        )
        return (
            f'<div class="kurs-pruefung kurs-pruefung-{self.state}" data-aufgabe="{html.escape(self.task)}" '
            f'data-ergebnis="{self.state}" role="status">{body}</div>'
        )
