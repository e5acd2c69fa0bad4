"""The directive `{quiz}`: a question that the page itself answers, with a word on every answer.

Without JavaScript the answers stand in a fold; with it, the page's script makes a form of them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from docutils import nodes
from docutils.parsers.rst import directives
from docutils.statemachine import StringList

from course_helpers.site.book.boxes import Box, box
from course_helpers.site.book.numbers import chapter_number
from course_helpers.site.progress import answers
from course_helpers.site.progress.variants import VariantError, fill_in, read_values

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx.application import Sphinx
    from sphinx.writers.html5 import HTML5Translator


class quiz_answers(nodes.General, nodes.Element):  # noqa: N801 - docutils names nodes in lower case
    """The fold with all answers and what to say about each."""


class quiz_version(nodes.General, nodes.Element):  # noqa: N801 - docutils names nodes in lower case
    """The question with one set of numbers; all but the first are hidden until the reader asks for them."""


class Quiz(Box):
    """A question that the page itself answers, with a word on every answer.

    For authors: a list stands below the question. Without an option one answer is to be chosen, with
    ``:zahl:`` a number to be typed: each item begins with ``[x]`` (right) or ``[ ]`` (wrong), then a
    paragraph explains it. With ``:fehler:`` a line of the program above is to be chosen: the items are
    named „Zeile 2“ or „sonst“. With ``:ordnen:`` the items are steps, numbered in the right order. Of
    the numbers in ``:werte: a=2 w=0.5 | a=3 w=0.25`` the build computes ``<<a * w>>``, once for each
    set. ``:kapitel:`` names the chapter in which to read about it.
    """

    kind, label_text = "quiz", "Frage"
    option_spec: ClassVar = {
        **Box.option_spec,
        "zahl": directives.flag,
        "ordnen": directives.flag,
        "fehler": directives.flag,
        "werte": directives.unchanged_required,
        "kapitel": directives.unchanged_required,
    }

    def run(self) -> list[nodes.Node]:
        """Return the box: title, question, the answers as a list, and the same answers explained."""
        first, *others = self._texts()
        self.content = first
        (node,) = super().run()
        if not isinstance(node, box):
            return [node]
        self._shape(node)
        node["classes"] += self._classes()
        if others:
            title, *asked = node.children
            node.children = [title]
            node += [quiz_version("", *asked), *map(self._version, others)]
        return [node]

    def heading(self) -> str:
        """Return „Frage“, with its number in a test."""
        if "kapitel" not in self.options:
            return self.label_text
        asked: int = self.env.temp_data.get("kurs-testfragen", 0) + 1
        self.env.temp_data["kurs-testfragen"] = asked
        return f"{self.label_text} {asked}"

    def _texts(self) -> Iterator[StringList]:
        """Return the content, once for each set of numbers."""
        if "werte" not in self.options:
            yield self.content
            return
        try:
            for values in read_values(self.options["werte"]):
                lines = fill_in("\n".join(self.content), values).split("\n")
                yield StringList(lines, items=self.content.items)
        except VariantError as error:
            raise self.error(str(error)) from error

    def _version(self, text: StringList) -> quiz_version:
        version = quiz_version(hidden=True)
        self.state.nested_parse(text, self.content_offset, version)
        self._shape(version)
        return version

    def _shape(self, node: nodes.Element) -> None:
        """Make of the author's list what the page needs."""
        listing = next((child for child in node.children if isinstance(child, nodes.literal_block)), None)
        wanted = nodes.enumerated_list if "ordnen" in self.options else nodes.bullet_list
        found = next((child for child in node.children if isinstance(child, wanted)), None)
        if found is None:
            form = "1. …, 2. …" if "ordnen" in self.options else "- [x] richtig, - [ ] falsch"
            raise self.error(f"In der Frage fehlt die Liste der Antworten: {form}")
        try:
            made = self._answers(found, listing)
        except answers.AnswerError as error:
            raise self.error(str(error)) from error
        node.remove(found)
        if "fehler" in self.options and listing is not None:
            node.remove(listing)
        if made.shown is not None:
            node += made.shown
        node += quiz_answers("", nodes.bullet_list("", *made.explained), *self._reading())

    def _answers(self, found: nodes.Element, listing: nodes.literal_block | None) -> answers.Answers:
        if "zahl" in self.options:
            return answers.typed(found)
        if "ordnen" in self.options:
            return answers.ordered(found)
        if "fehler" not in self.options:
            return answers.chosen(found)
        if listing is None:
            raise answers.AnswerError("In der Frage fehlt das Programm, in dem der Fehler steckt: ```python")
        return answers.lines(found, listing)

    def _classes(self) -> list[str]:
        if "fehler" in self.options:
            return ["kurs-wahl", "kurs-zeilen"]
        return [next((f"kurs-{kind}" for kind in ("zahl", "ordnen") if kind in self.options), "kurs-wahl")]

    def _reading(self) -> list[nodes.Node]:
        """Return the line that says where to read about it."""
        if "kapitel" not in self.options:
            return []
        name = self.options["kapitel"]
        if f"chapters/{name}" not in self.env.found_docs:
            raise self.error(f"„:kapitel: {name}“ nennt kein Kapitel; in chapters/ heißt keine Seite so.")
        numbered = chapter_number(self.env.app, f"chapters/{name}")
        role = f"{{kapitel}}`{name}`" if numbered else f"{{doc}}`/chapters/{name}`"
        children, messages = self.state.inline_text(f"Zum Nachlesen: {role}", self.lineno)
        return [nodes.paragraph("", "", *children, classes=["kurs-nachlesen"]), *messages]


def _visit(self: HTML5Translator, _node: quiz_answers) -> None:
    self.body.append('<details class="kurs-aufloesung"><summary>Antworten ansehen</summary>\n')


def _depart(self: HTML5Translator, _node: quiz_answers) -> None:
    self.body.append("</details>\n")


def _visit_version(self: HTML5Translator, node: quiz_version) -> None:
    self.body.append(f'<div class="kurs-fassung"{" hidden" if node.get("hidden") else ""}>\n')


def _depart_version(self: HTML5Translator, _node: quiz_version) -> None:
    self.body.append("</div>\n")


def setup(app: Sphinx) -> None:
    """Register nodes and directive."""
    visitors: Any = (_visit, _depart)
    app.add_node(quiz_answers, html=visitors)
    visitors = (_visit_version, _depart_version)
    app.add_node(quiz_version, html=visitors)
    app.add_directive(Quiz.kind, Quiz)
