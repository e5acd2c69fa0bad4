"""What of a chapter goes onto paper: for pupils everything but answers, for teachers only the answers."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from docutils import nodes
from sphinx import addnodes

from course_helpers.site.book.boxes import box, box_title
from course_helpers.site.handout.writer import call, string
from course_helpers.site.progress.quiz import quiz_answers, quiz_version

if TYPE_CHECKING:
    from collections.abc import Iterator

    from course_helpers.site.handout.writer import Writer

PRINTED = {"ziele", "vorhersage", "quiz", "aufgabe", "merke", "zusammenfassung"}
FORETOLD = {"vorhersage", "quiz"}
QUESTIONS = {*FORETOLD, "aufgabe"}
MOST_LINES = 10
"""Longer cells are read on the screen."""
_GIVES = re.compile(r"= np\.array\(")


Chapters = list[tuple[int | None, nodes.document]]
"""Each with its number, if it has one, read and resolved by Sphinx."""


def handout(chapters: Chapters, glossary: nodes.document | None, writer: Writer) -> str:
    """Return the document for pupils.

    Parameters
    ----------
    chapters : Chapters
        In their order.
    glossary : nodes.document, optional
        The page that explains the words.
    writer : Writer
        Writes the nodes.
    """
    parts = [_start("Neuronale Netze verstehen")]
    for number, chapter in chapters:
        section, head = _head(chapter, number, writer)
        parts += [head, "#namenszeile\n\n", _section(section, writer, level=2)]
    if glossary:
        words = writer(next(glossary.findall(addnodes.glossary)))
        parts += [call("kapitel", "Glossar", "") + "\n\n", call("glossar", words)]
    return "".join(parts)


def solutions(chapters: Chapters, writer: Writer) -> str:
    """Return the document for teachers: every solution, and the word on each choice of a question."""
    parts = [_start("Neuronale Netze verstehen: Lösungen")]
    for number, chapter in chapters:
        parts += [_head(chapter, number, writer)[1], *_solved(chapter, writer)]
    return "".join(parts)


def _start(title: str) -> str:
    return f'#import "handzettel.typ": *\n#show: dokument.with(titel: {string(title)})\n\n'


def _solved(chapter: nodes.document, writer: Writer) -> Iterator[str]:
    question = ""
    for node in chapter.findall(box):
        if node["kind"] in QUESTIONS:
            question = _title(node, writer)
        if node["kind"] == "quiz":
            yield call("antwort", question, _answers(node, writer)) + "\n\n"
        elif node["kind"] == "loesung":
            _, *title = node[0].children
            own = call("emph", writer(title).removeprefix(r"\: ")) + "\n\n" if title else ""
            yield call("antwort", question, own + writer(node.children[1:])) + "\n\n"


def _head(chapter: nodes.document, number: int | None, writer: Writer) -> tuple[nodes.Element, str]:
    section = next(chapter.findall(nodes.section))
    facts = [node for node in section.children if "kurs-angaben" in _classes(node)]
    line = " · ".join(writer(item.children).strip() for node in facts for item in node.children)
    numbered = {} if number is None else {"nummer": number}
    return section, call("kapitel", writer(section[0].children), line, **numbered) + "\n\n"


def _section(section: nodes.Element, writer: Writer, level: int) -> str:
    """Return what is printed of a section, under its heading; nothing when there is nothing."""
    parts = []
    asked = _asked_about(section)
    for child in section.children:
        if isinstance(child, nodes.section):
            inside = _section(child, writer, level + 1)
            title = writer(child[0].children)
            parts += [call("heading", title, level=level), "\n\n", inside] if inside else []
        elif child in asked:
            parts.append(call("code", writer(_source(child))) + "\n\n")
        else:
            parts.append(_piece(child, writer))
    return "".join(parts)


def _piece(node: nodes.Node, writer: Writer) -> str:
    if isinstance(node, box):
        return _box(node, writer) if node["kind"] in PRINTED else ""
    if "tag_luecke" in _classes(node):
        return call("luecke", writer(_source(node))) + "\n\n"
    if isinstance(node, nodes.Admonition):
        return writer(node)
    if isinstance(node, nodes.math_block | nodes.table):
        return _with_lead(node, writer(node), writer)
    pictures = list(node.findall(nodes.image))
    if pictures and ("tag_druck" in _classes(node) or not _after_question(node)):
        return _with_lead(node, writer(pictures), writer)
    return ""


def _with_lead(node: Any, content: str, writer: Writer) -> str:
    """Put the paragraph that leads to a formula, a table or a picture in front of it, on the same page."""
    before = node.previous_sibling()
    lead = writer(before) if isinstance(before, nodes.paragraph) and not _tells_result(before) else ""
    return call("zusammen", lead + content) + "\n\n"


def _after_question(node: nodes.Node) -> bool:
    """Say whether a question stands earlier in the section: a picture there would give the answer away."""
    earlier = node.parent.children[: node.parent.index(node)]
    return any(isinstance(child, box) and child["kind"] in FORETOLD for child in earlier)


def _tells_result(paragraph: Any) -> bool:
    """Say whether a paragraph explains what a cell showed in answer to a question."""
    return "cell" in _classes(paragraph.previous_sibling()) and _after_question(paragraph)


def _asked_about(section: nodes.Element) -> list[nodes.Node]:
    """Return the cells that a question needs on paper: values given before it, and lines to foretell."""
    found: list[nodes.Node] = []
    given = None
    foretold = False
    for child in section.children:
        if isinstance(child, box) and child["kind"] in QUESTIONS:
            found += [given] if given else []
            given, foretold = None, child["kind"] in FORETOLD
            continue
        if _is_short_cell(child):
            found += [child] if foretold else []
            given = child if not foretold and _GIVES.search(_source(child).astext()) else None
        foretold = False
    return found


def _is_short_cell(node: nodes.Node) -> bool:
    """Say whether a node is a cell to read: of few lines, no set-up, gap or check, and without a picture."""
    classes = _classes(node)
    tagged = any(name.startswith("tag_") for name in classes)
    if "cell" not in classes or tagged or next(node.findall(nodes.image), None):
        return False
    return len(_source(node).astext().splitlines()) <= MOST_LINES


def _source(cell: nodes.Node) -> nodes.literal_block:
    return next(cell.findall(nodes.literal_block))


def _box(node: Any, writer: Writer) -> str:
    asked = node.next_node(quiz_version) or node  # with its first numbers
    content = [child for child in asked.children if not isinstance(child, box_title | quiz_answers)]
    return call("kasten", _title(node, writer), writer(content), art=node["kind"], platz=_room(node)) + "\n\n"


def _room(node: Any) -> str:
    """Return where the answer goes: onto squares, a line, into the gap that follows, or nowhere."""
    if node["kind"] == "quiz":
        return "zeile" if "kurs-zahl" in node["classes"] else ""
    if node["kind"] not in QUESTIONS:
        return ""
    return "luecke" if "tag_luecke" in _classes(node.next_node(descend=False, siblings=True)) else "karos"


def _title(node: Any, writer: Writer) -> str:
    label, *rest = node[0].children
    return call("strong", writer(label.children)) + writer(rest)


def _answers(node: Any, writer: Writer) -> str:
    answers = next(node.findall(quiz_answers))
    return "".join(
        call("urteil", writer(item.children), richtig="kurs-richtig" in item["classes"])
        for item in answers[0].children
    )


def _classes(node: nodes.Node | None) -> list[str]:
    return node.get("classes", []) if isinstance(node, nodes.Element) else []
