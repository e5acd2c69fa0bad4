"""The directive `{quiz}`: a question to choose from or to type a number for, with a word on every answer.

Authors write a list; each item begins with ``[x]`` (right) or ``[ ]`` (wrong) and the answer, then a
paragraph that explains it. Without JavaScript the answers stand in a fold; with it, the page's script makes a
form of them.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, ClassVar

from docutils import nodes
from docutils.parsers.rst import directives

from course_helpers.book.boxes import Box, box

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.writers.html5 import HTML5Translator

_MARK = re.compile(r"^\[([ x])\]\s+")


class quiz_answers(nodes.General, nodes.Element):  # noqa: N801 - docutils names nodes in lower case
    """The fold with all answers and what to say about each."""


class Quiz(Box):
    """A question that the page itself answers."""

    kind, label_text = "quiz", "Frage"
    option_spec: ClassVar = {"label": directives.unchanged, "zahl": directives.flag}

    def run(self) -> list[nodes.Node]:
        """Return the box: title, question, the answers as a list, and the same answers explained."""
        (node,) = super().run()
        found = node.next_node(nodes.bullet_list)
        if not isinstance(node, box) or found is None or found.parent is not node:
            raise self.error("In der Frage fehlt die Liste der Antworten: - [x] richtig, - [ ] falsch")
        items = [self._item(item) for item in found.children]
        rights = sum("kurs-richtig" in item["classes"] for item in items)
        number = "zahl" in self.options
        if rights != 1 and not (number and rights):
            raise self.error(f"Die Frage braucht genau eine richtige Antwort [x], sie hat {rights}.")
        node.remove(found)
        if not number:
            node += nodes.bullet_list("", *(self._choice(item) for item in items), classes=["kurs-auswahl"])
        node["classes"].append("kurs-zahl" if number else "kurs-wahl")
        node += quiz_answers("", nodes.bullet_list("", *items))
        return [node]

    def _item(self, item: nodes.Node) -> nodes.list_item:
        """Turn one item of the author's list into a right or wrong answer with its explanation."""
        if not isinstance(item, nodes.list_item) or len(item) < 2:  # noqa: PLR2004 - answer and explanation
            raise self.error("Jede Antwort braucht nach einer Leerzeile eine Erklärung, eingerückt.")
        answer = item[0]
        first = answer[0] if isinstance(answer, nodes.paragraph) and len(answer) else None
        mark = _MARK.match(first.astext()) if isinstance(first, nodes.Text) else None
        if mark is None or not isinstance(answer, nodes.paragraph) or not isinstance(first, nodes.Text):
            raise self.error("Jede Antwort beginnt mit [x] oder [ ].")
        answer.replace(first, nodes.Text(first[mark.end() :]))
        right = mark[1] == "x"
        answer["classes"].append("kurs-antwort")
        verdict = nodes.strong("", "Richtig. " if right else "Falsch. ")
        explanation = nodes.container("", *item.children[1:], classes=["kurs-erklaerung"])
        paragraph: Any = explanation[0]
        paragraph.insert(0, verdict)
        return nodes.list_item("", answer, explanation, classes=["kurs-richtig" if right else "kurs-falsch"])

    @staticmethod
    def _choice(item: nodes.list_item) -> nodes.list_item:
        answer = nodes.paragraph()
        answer += [child.deepcopy() for child in item[0].children]
        return nodes.list_item("", answer)


def _visit(self: HTML5Translator, _node: quiz_answers) -> None:
    self.body.append('<details class="kurs-aufloesung"><summary>Antworten ansehen</summary>\n')


def _depart(self: HTML5Translator, _node: quiz_answers) -> None:
    self.body.append("</details>\n")


def setup(app: Sphinx) -> None:
    """Register node and directive."""
    visitors: Any = (_visit, _depart)
    app.add_node(quiz_answers, html=visitors)
    app.add_directive(Quiz.kind, Quiz)
