"""Which tasks and sections are for everybody, which are extra (Kür), and which are harder (knifflig).

Authors say it once, with ``:weg:`` at a task or question, or with ``{weg}`` for a section. What neither says
belongs to the way that all take (Pflicht). The page shows it as a word with a sign. The reader's filter
(`ways.css`, the page's script) goes by classes: what is marked bears its way's, a task with all that
belongs to it `TASK_CLASS`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar, NamedTuple

from docutils import nodes
from sphinx.util import logging
from sphinx.util.docutils import SphinxDirective

from course_helpers.site.book.boxes import ANSWERS, EXTRA, FOR_ALL, WAYS, box, ways
from course_helpers.site.book.per_page import PerPage

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment

_log = logging.getLogger(__name__)

WAY_CLASSES = {EXTRA: "kurs-kuer", "knifflig": "kurs-knifflig"}
TASK_CLASS = "kurs-zur-aufgabe"


class Marked(NamedTuple):
    """One marked task or section: its ways, its id in the page, its name without number, which of both."""

    ways: tuple[str, ...]
    anchor: str
    name: str
    is_task: bool


class way_mark(nodes.Invisible, nodes.Element):  # noqa: N801 - docutils names nodes in lower case
    """What `{weg}` leaves in the section that it marks, until the page is read."""


class Way(SphinxDirective):
    """Marks the section that it stands in, as a task's ``:weg:`` does.

    For authors: ``{weg} kür`` is the first thing under the section's heading.
    """

    required_arguments = 1
    final_argument_whitespace = True
    option_spec: ClassVar = {}

    def run(self) -> list[nodes.Node]:
        """Return the mark."""
        try:
            node = way_mark(weg=ways(self.arguments[0]))
        except ValueError as error:
            raise self.error(str(error)) from error
        self.set_source_info(node)
        return [node]


_marked: PerPage[list[Marked]] = PerPage("kurs_ways")


def all_marked(env: BuildEnvironment) -> dict[str, list[Marked]]:
    """Return what is marked on each page, in the order of the page."""
    return _marked.of(env)


def _take(app: Sphinx, doctree: nodes.document) -> None:
    marked = [*_sections(doctree), *_boxes(doctree)]
    all_marked(app.env).pop(app.env.docname, None)
    if not marked:
        return
    elements = enumerate(doctree.findall(nodes.Element))
    places = {name: number for number, node in elements for name in node["ids"]}
    all_marked(app.env)[app.env.docname] = sorted(marked, key=lambda one: places[one.anchor])
    for node in doctree.findall(box):
        if node["kind"] == "aufgabe":
            _give(_with_answer(node), TASK_CLASS)
            first = EXTRA if WAY_CLASSES[EXTRA] in node["classes"] else "pflicht"
            _show(node[0], dict.fromkeys([first, *node["weg"]]))


def _sections(doctree: nodes.document) -> Iterator[Marked]:
    for mark in list(doctree.findall(way_mark)):
        section = mark.parent
        section.remove(mark)
        if not isinstance(section, nodes.section) or isinstance(section.parent, nodes.document):
            message = "{weg} steht direkt unter der Überschrift eines Abschnitts; hier ist keiner."
            _log.warning(message, location=mark, type="kurs", subtype="weg")
            continue
        for way in mark["weg"]:
            _give(section.children, WAY_CLASSES[way])
        yield Marked(mark["weg"], section["ids"][0], section[0].astext(), is_task=False)
        _show(section[0], mark["weg"])


def _boxes(doctree: nodes.document) -> Iterator[Marked]:
    for node in doctree.findall(box):
        if not node["weg"]:
            continue
        for way in node["weg"]:
            _give(_with_answer(node), WAY_CLASSES[way])
        if node["kind"] == "aufgabe":
            name = "".join(child.astext() for child in node[0].children[1:]).removeprefix(": ")
            yield Marked(node["weg"], node["ids"][0], name or node["label"], is_task=True)
        else:
            _show(node[0], node["weg"])


def _with_answer(node: box) -> list[nodes.Node]:
    """Return a box with all that belongs to it: gap, check and hints, up to its solution."""
    if node["kind"] == "loesung":
        return [node]
    after = node.parent.children[node.parent.index(node) + 1 :]
    for number, other in enumerate(after, 1):
        if isinstance(other, nodes.section) or (isinstance(other, box) and other["kind"] not in ANSWERS):
            break
        if isinstance(other, box) and other["kind"] == "loesung":
            return [node, *after[:number]]
    return [node]


def _give(found: Iterable[nodes.Node], name: str) -> None:
    """Give the class to each piece by itself, so that a summary at the end of a section can stay."""
    for node in found:
        if isinstance(node, nodes.section):
            _give(node.children, name)
        elif isinstance(node, nodes.Element) and not (isinstance(node, box) and node["kind"] in FOR_ALL):
            node["classes"] = list(dict.fromkeys([*node["classes"], name]))


def _show(title: Any, words: Iterable[str]) -> None:
    for word in words:
        name = f"kurs-weg-{word.replace('ü', 'ue')}"
        title += [nodes.Text(" "), nodes.inline("", WAYS[word], classes=["kurs-weg", name])]


def setup(app: Sphinx) -> None:
    """Take the marks after Sphinx has collected titles and tasks (its own listeners run at 500)."""
    app.add_node(way_mark)
    app.add_directive("weg", Way)
    app.connect("doctree-read", _take, priority=600)
    _marked.connect(app)
