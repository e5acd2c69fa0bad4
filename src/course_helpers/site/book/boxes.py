"""The course's boxes: open ones (prediction, task, ...) and folded ones (hint, solution).

The directives bear the German names that authors type; tasks are numbered per chapter (`Aufgabe 3.2`).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from docutils import nodes
from docutils.parsers.rst import directives
from sphinx.util import logging
from sphinx.util.docutils import SphinxDirective

from course_helpers.site.book.numbers import chapter_number, file_number

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.writers.html5 import HTML5Translator


_log = logging.getLogger(__name__)
EXTRA = "kür"
WAYS = {"pflicht": "Pflicht", EXTRA: "Kür", "knifflig": "knifflig"}
"""What `:weg:` may say, and how the page says it; `ways.py` does the rest."""
FOR_ALL = {"ziele", "zusammenfassung"}
"""Boxes that stay, even in a section of Kür: they frame the whole page."""
ANSWERS = {"hinweis", "loesung"}
"""Boxes that belong to the task or question before them."""


def ways(words: str) -> tuple[str, ...]:
    """Return the words of `:weg:`, for `kür knifflig` both.

    Raises
    ------
    ValueError
        When a word is none of them, or none is there; the message is German.
    """
    found = tuple(words.split()) if words else ()
    if not found or not set(found) <= WAYS.keys() - {"pflicht"}:
        message = f"weg heißt „kür“, „knifflig“ oder „kür knifflig“. Da steht: {words or 'nichts'}."
        raise ValueError(message)
    return found


class box(nodes.General, nodes.Element):  # noqa: N801 - docutils names nodes in lower case
    """A box of the course; its first child is a `box_title`, the rest its content."""


class box_title(nodes.TextElement):  # noqa: N801 - docutils names nodes in lower case
    """The title line of a box."""


class Box(SphinxDirective):
    """A box that is always open; subclasses set `kind` and `label_text`.

    For authors: what stands behind the name is the title. ``:label:`` gives the box a name that ``{ref}``
    finds, ``:weg:`` says ``kür``, ``knifflig`` or both.
    """

    kind: ClassVar[str]
    label_text: ClassVar[str]
    folded: ClassVar[bool] = False

    has_content = True
    optional_arguments = 1
    final_argument_whitespace = True
    option_spec: ClassVar = {"label": directives.unchanged, "weg": ways}

    def run(self) -> list[nodes.Node]:
        """Return the box with its title, content and anchor."""
        self.assert_has_content()
        node = box(
            kind=self.kind,
            folded=self.folded,
            label=self.heading(),
            weg=self.options.get("weg", ()),
            classes=["kasten", f"kasten-{self.kind}"],
        )
        node["ids"].append(self.anchor())
        self.set_source_info(node)
        node += self._title(node["label"])
        self.state.nested_parse(self.content, self.content_offset, node)
        self._register(node)
        return [node]

    def heading(self) -> str:
        """Return the fixed part of the title, such as `Aufgabe 3.2`."""
        return self.label_text

    def anchor(self) -> str:
        """Return the id in the page, stable as long as no box of this kind is added before."""
        return f"{self.kind}-{self.env.new_serialno(f'kurs-{self.kind}') + 1}"

    def _title(self, heading: str) -> box_title:
        title = box_title(heading, "", nodes.inline("", heading, classes=["kasten-art"]))
        if self.arguments:
            children, messages = self.state.inline_text(self.arguments[0], self.lineno)
            title += [nodes.Text(": "), *children, *messages]
        return title

    def _register(self, node: box) -> None:
        """Let `{ref}` point at the box by its label, with the heading as text."""
        label = self.options.get("label")
        if not label:
            return
        name = nodes.fully_normalize_name(label)
        domain: Any = self.env.get_domain("std")
        if name in domain.labels:
            message = (
                f"die Marke „{label}“ gibt es schon in {domain.labels[name][0]}; nimm einen anderen Namen"
            )
            _log.warning(message, location=node, type="kurs", subtype="marke")  # the box itself stays
            return
        domain.labels[name] = (self.env.docname, node["ids"][0], node["label"])
        domain.anonlabels[name] = (self.env.docname, node["ids"][0])


def _ask(directive: SphinxDirective, name: str) -> None:
    """Remember the question that the hints and the solution after it belong to; hints count anew."""
    directive.env.temp_data["kurs-frage"] = name
    directive.env.temp_data["kurs-hinweise"] = []


class Task(Box):
    """A numbered task; hints and the solution that follow belong to it."""

    kind, label_text = "aufgabe", "Aufgabe"

    def heading(self) -> str:
        """Return the task's name with its number, and start counting its hints anew."""
        number = self.env.new_serialno("kurs-aufgabe-nummer") + 1
        chapter = chapter_number(self.env.app, self.env.docname)
        task = f"{chapter}.{number}" if chapter else str(number)
        self.env.temp_data["kurs-aufgabe"] = number
        _ask(self, f"zu Aufgabe {task}")
        return f"{self.label_text} {task}"

    def anchor(self) -> str:
        """Return `aufgabe-3-2`: with the file's number, for what pupils have solved is kept under this id."""
        parts = ("aufgabe", file_number(self.env.docname), str(self.env.temp_data["kurs-aufgabe"]))
        return "-".join(filter(None, parts))


class Hint(Box):
    """A folded hint; from the second one of a task on, they are counted."""

    kind, label_text, folded = "hinweis", "Hinweis", True

    def run(self) -> list[nodes.Node]:
        """Return the hint; give the earlier single hint of this task its number."""
        (node,) = super().run()
        earlier = self.env.temp_data.setdefault("kurs-hinweise", [])
        earlier.append(node)
        if len(earlier) > 1:
            for number, hint in enumerate(earlier, start=1):
                hint["label"] = f"{self.label_text} {number}"
                name: Any = hint[0][0]
                name.clear()
                name += nodes.Text(hint["label"])
        return [node]


class Solution(Box):
    """A folded solution, named after the task or prediction before it."""

    kind, label_text, folded = "loesung", "Lösung", True

    def heading(self) -> str:
        """Return the title with what it solves: `Lösung zu Aufgabe 3.2`, `Lösung zur Vorhersage`."""
        return " ".join((self.label_text, self.env.temp_data.get("kurs-frage", ""))).strip()


class Prediction(Box):
    """A question to answer before the next cell runs."""

    kind, label_text = "vorhersage", "Vorhersage"

    def heading(self) -> str:
        """Return the title, and let a solution that follows be this prediction's."""
        _ask(self, "zur Vorhersage")
        return self.label_text


class Remember(Box):
    """A sentence to keep."""

    kind, label_text = "merke", "Merke"


class Goals(Box):
    """What a chapter leads to, at its start."""

    kind, label_text = "ziele", "Das kannst du danach"


class Summary(Box):
    """What a chapter was about, at its end."""

    kind, label_text = "zusammenfassung", "Zusammenfassung"


DIRECTIVES: tuple[type[Box], ...] = (Prediction, Task, Hint, Solution, Remember, Goals, Summary)


def _visit_box(self: HTML5Translator, node: box) -> None:
    if node["folded"]:
        self.body.append(self.starttag(node, "details"))
    else:
        attributes: dict[str, Any] = {"role": "note", "aria-labelledby": f"{node['ids'][0]}-titel"}
        self.body.append(self.starttag(node, "div", **attributes))


def _depart_box(self: HTML5Translator, node: box) -> None:
    self.body.append("</div></details>\n" if node["folded"] else "</div>\n")


def _visit_title(self: HTML5Translator, node: box_title) -> None:
    if node.parent["folded"]:
        self.body.append('<summary class="kasten-titel">')
    else:
        self.body.append(f'<p class="kasten-titel" id="{node.parent["ids"][0]}-titel">')


def _depart_title(self: HTML5Translator, node: box_title) -> None:
    self.body.append('</summary>\n<div class="kasten-inhalt">' if node.parent["folded"] else "</p>\n")


def setup(app: Sphinx) -> None:
    """Register the nodes and the directives."""
    app.add_node(box, html=(_visit_box, _depart_box))
    app.add_node(box_title, html=(_visit_title, _depart_title))
    for directive in DIRECTIVES:
        app.add_directive(directive.kind, directive)
