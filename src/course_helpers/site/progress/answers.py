"""What becomes of the list below a question: answers, lines of a program, steps in order."""

from __future__ import annotations

import hashlib
import math
import re
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from docutils import nodes

_MARK = re.compile(r"^\[([ x])\]\s+")
_LINE = re.compile(r"^Zeile (\d+)$")
_NUMBER = re.compile(r"[+-]?(\d+\.?\d*|\.\d+)")
OTHERS = "sonst"
FEWEST_STEPS = 3
SAME = 1e-3
"""How far apart `fields.js` takes two numbers as the same."""


class AnswerError(Exception):
    """What an author got wrong, in German."""


@dataclass
class Answers:
    """The list to choose from (none where a number is typed) and the same answers explained."""

    shown: nodes.Element | None
    explained: list[nodes.list_item]


def chosen(found: nodes.Element) -> Answers:
    """Return answers of which one is right."""
    items = [_item(item) for item in found.children]
    _exactly_one_right(items)
    _all_different([_words(item) for item in items])
    shown = nodes.bullet_list("", *(_choice(item) for item in items), classes=["kurs-auswahl"])
    return Answers(shown, items)


def typed(found: nodes.Element) -> Answers:
    """Return numbers, one or more of them right.

    Raises
    ------
    AnswerError
        If none is right, an item is no number with a mark and an explanation, or the page could not tell two
        apart.
    """
    items = [_item(item) for item in found.children]
    if not any(map(_is_right, items)):
        raise AnswerError("Die Frage braucht eine richtige Antwort [x].")
    _far_apart(sorted(_number(_words(item)) for item in items))
    return Answers(None, items)


def ordered(found: nodes.Element) -> Answers:
    """Return steps, explained in the right order and shown in another one, the same in each build.

    Raises
    ------
    AnswerError
        If it is no numbered list of at least `FEWEST_STEPS`, one has no explanation, or two are the same.
    """
    if not isinstance(found, nodes.enumerated_list) or len(found) < FEWEST_STEPS:
        raise AnswerError(f"Zum Ordnen braucht es mindestens {FEWEST_STEPS} Schritte: 1. …, 2. …, 3. …")
    steps = [_explained(item, "kurs-schritt") for item in found.children]
    _all_different([_words(step) for step in steps])
    mixed = sorted(steps, key=lambda step: hashlib.sha256(_words(step).encode()).digest())
    if mixed == steps:
        mixed = [*mixed[1:], mixed[0]]
    return Answers(nodes.bullet_list("", *map(_choice, mixed), classes=["kurs-auswahl"]), steps)


def lines(found: nodes.Element, listing: nodes.literal_block) -> Answers:
    """Return the lines of a program, one of them wrong; what is said of `sonst` holds for the rest.

    Raises
    ------
    AnswerError
        If not exactly one is wrong, an item has no mark or no explanation or names no line, or a line is left
        without one.
    """
    said: dict[str, nodes.list_item] = {}
    for answer in map(_item, found.children):
        said[_LINE.sub(r"\1", _words(answer))] = answer
    _exactly_one_right([*said.values()])
    program = {
        str(number): line for number, line in enumerate(listing.astext().splitlines(), 1) if line.strip()
    }
    for name in said:
        if name != OTHERS and name not in program:
            raise AnswerError(f"Eine Antwort heißt „Zeile 3“ oder „{OTHERS}“; „{name}“ gibt es nicht.")
    items = []
    for number, line in program.items():
        explained = said.get(number, said.get(OTHERS))
        if explained is None:
            raise AnswerError(f"Zu Zeile {number} fehlt eine Erklärung; für alle übrigen gilt „{OTHERS}“.")
        item: Any = explained.deepcopy()
        code = nodes.literal("", line, classes=["kurs-zeile"])
        item[0].children = []
        item[0] += [nodes.inline("", number, classes=["kurs-zeilennummer"]), nodes.Text(" "), code]
        items.append(item)
    return Answers(nodes.bullet_list("", *map(_choice, items), classes=["kurs-auswahl"]), items)


def _item(item: nodes.Node) -> Any:
    """Make of an item of the author's list a right or wrong answer, explained; AnswerError without a mark."""
    answer = item[0] if isinstance(item, nodes.list_item) and len(item) else None
    first: Any = answer[0] if isinstance(answer, nodes.paragraph) and len(answer) else None
    mark = _MARK.match(first.astext()) if isinstance(first, nodes.Text) else None
    if mark is None or not isinstance(answer, nodes.paragraph) or not isinstance(first, nodes.Text):
        raise AnswerError("Jede Antwort beginnt mit [x] oder [ ].")
    made = _explained(item, "kurs-richtig" if mark[1] == "x" else "kurs-falsch")
    answer.replace(first, nodes.Text(first[mark.end() :]))
    made[1][0].insert(0, nodes.strong("", "Richtig. " if mark[1] == "x" else "Falsch. "))
    return made


def _explained(item: nodes.Node, kind: str) -> Any:
    """Return an item of two parts: the answer, and what to say about it; AnswerError if it lacks one."""
    if not isinstance(item, nodes.list_item) or len(item) < 2:  # answer and explanation
        raise AnswerError("Jede Antwort braucht nach einer Leerzeile eine Erklärung, eingerückt.")
    answer: Any = item[0]
    answer["classes"].append("kurs-antwort")
    explanation = nodes.container("", *item.children[1:], classes=["kurs-erklaerung"])
    return nodes.list_item("", answer, explanation, classes=[kind])


def _choice(item: nodes.list_item) -> nodes.list_item:
    answer = nodes.paragraph()
    answer += [child.deepcopy() for child in item[0].children]
    return nodes.list_item("", answer)


def _words(item: nodes.list_item) -> str:
    return item[0].astext().strip()


def _is_right(item: nodes.list_item) -> bool:
    return "kurs-richtig" in item["classes"]


def _exactly_one_right(items: list[nodes.list_item]) -> None:
    rights = sum(map(_is_right, items))
    if rights != 1:
        raise AnswerError(f"Die Frage braucht genau eine richtige Antwort [x], sie hat {rights}.")


def _number(words: str) -> float:
    """Read a number as the page does; AnswerError if it is none."""
    plain = re.sub(r"\s", "", words).replace("\N{MINUS SIGN}", "-").replace(",", ".")
    if not _NUMBER.fullmatch(plain):
        raise AnswerError(f"„{words}“ ist keine Zahl.")
    return float(plain)


def _all_different(answers: list[str]) -> None:
    twice = next((answer for answer in answers if answers.count(answer) > 1), None)
    if twice is not None:
        raise AnswerError(f"Zwei Antworten sind gleich: {twice}.")


def _far_apart(numbers: list[float]) -> None:
    """Raise AnswerError if the page, rounding unless both are whole, cannot tell two sorted answers apart."""
    for low, high in pairwise(numbers):
        whole = low.is_integer() and high.is_integer()
        if low == high or (not whole and math.isclose(low, high, rel_tol=SAME, abs_tol=1e-9)):
            said = f"{high:g}".replace(".", ",")
            raise AnswerError(f"Zwei Antworten sind gleich oder fast gleich: {said}.")
