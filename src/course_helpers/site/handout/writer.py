"""From docutils' nodes to the markup of Typst.

Only what the chapters use is there; anything else raises, so that nothing vanishes from the paper unseen.
Reference: https://typst.app/docs/reference
"""

from __future__ import annotations

import json
import re
import shutil
from typing import TYPE_CHECKING, Any

from docutils import nodes

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path

    from course_helpers.site.handout.formulas import Drawings

_SPECIAL = re.compile(r"""([\\*_`#$@<>=+\-/~"'\[\](){}.,:;&!?|%^])""")
_SPACE = re.compile(r"\s+")
_TIED = re.compile(r"(?<=\d) (?=[%\d])")
_SILENT = {"target", "index", "comment", "raw", "substitution_definition", "system_message", "colspec"}


class UnprintableError(Exception):
    """A node that has no form on paper yet; the message is German and names it."""

    def __init__(self, node: nodes.Node) -> None:
        super().__init__(f"„{type(node).__name__}“ lässt sich im Handzettel noch nicht setzen")
        self.node = node


def escaped(text: str) -> str:
    """Return `text` so that Typst takes every character as itself; `82 %` stays on one line."""
    return _SPECIAL.sub(r"\\\1", _TIED.sub("\N{NO-BREAK SPACE}", _SPACE.sub(" ", text)))


def string(text: str) -> str:
    """Return `text` as a string literal of Typst's code."""
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n") + '"'


def call(function: str, *content: str, **arguments: Any) -> str:
    """Return a call in markup; strings, numbers and truth values become arguments, `content` its blocks."""
    named = ", ".join(f"{name.replace('_', '-')}: {_value(value)}" for name, value in arguments.items())
    return f"#{function}({named})" + "".join(f"[{part}]" for part in content)


def _value(value: Any) -> str:
    return string(value) if isinstance(value, str) else json.dumps(value)


class Writer:
    """Writes nodes of one document.

    Parameters
    ----------
    drawings : Drawings
        Paints the formulas.
    pictures : Path
        Where the addresses of pictures start.
    folder : Path
        Typst's folder, into which pictures are copied.
    """

    def __init__(self, drawings: Drawings, pictures: Path, folder: Path) -> None:
        self._drawings = drawings
        self._pictures = pictures
        self._folder = folder

    def __call__(self, found: nodes.Node | Iterable[nodes.Node]) -> str:
        """Return the markup of one node or of several.

        Raises
        ------
        UnprintableError
            For a node that has no form here.
        """
        if not isinstance(found, nodes.Node):
            return "".join(self(node) for node in found)
        name = type(found).__name__
        if name in _SILENT:
            return ""
        write: Callable[[Any], str] | None = getattr(self, f"_{name}", None)
        if write is None:
            raise UnprintableError(found)
        return write(found)

    def _inside(self, node: nodes.Element) -> str:
        return self(node.children)

    _reference = _container = _definition = _thead = _tbody = _compact_paragraph = _inside
    _title_reference = _abbreviation = _inside

    def _inline(self, node: nodes.Element) -> str:
        inside = self._inside(node)
        return call("weg", inside) if "kurs-weg" in node["classes"] else inside

    def _Text(self, node: nodes.Text) -> str:  # docutils' name
        return escaped(node.astext())

    def _paragraph(self, node: nodes.Element) -> str:
        return f"{self._inside(node)}\n\n"

    def _emphasis(self, node: nodes.Element) -> str:
        return call("emph", self._inside(node))

    def _strong(self, node: nodes.Element) -> str:
        return call("strong", self._inside(node))

    def _literal(self, node: nodes.Element) -> str:
        return f"#raw({string(node.astext())})"

    def _literal_block(self, node: nodes.Element) -> str:
        return f"#raw({string(node.astext().rstrip())}, block: true)\n\n"

    def _math(self, node: nodes.Element) -> str:
        return self._formula(node.astext(), display=False)

    def _math_block(self, node: nodes.Element) -> str:
        return self._formula(node.astext(), display=True) + "\n\n"

    def _formula(self, tex: str, *, display: bool) -> str:
        file, width, below = self._drawings.draw(tex, display=display)
        name = "formelzeile" if display else "formel"
        return call(
            name, datei=file, breite=round(width, 3), tief=round(below, 3), alt=_SPACE.sub(" ", tex.strip())
        )

    def _bullet_list(self, node: nodes.Element) -> str:
        return call("list", *map(self._inside, self._items(node))) + "\n\n"

    def _enumerated_list(self, node: nodes.Element) -> str:
        return call("enum", *map(self._inside, self._items(node)), start=node.get("start", 1)) + "\n\n"

    @staticmethod
    def _items(node: nodes.Element) -> list[nodes.Element]:
        return [item for item in node.children if isinstance(item, nodes.list_item)]

    def _definition_list(self, node: nodes.Element) -> str:
        return self._inside(node) + "\n\n"

    _glossary = _inside

    def _definition_list_item(self, node: nodes.Element) -> str:
        terms = [self._inside(child) for child in node.children if isinstance(child, nodes.term)]
        rest = self(child for child in node.children if not isinstance(child, nodes.term))
        return call("begriff", ", ".join(terms), rest) + "\n\n"

    def _table(self, node: nodes.Element) -> str:
        return self._inside(node)

    def _tgroup(self, node: nodes.Element) -> str:
        rows = [row for part in node.children if isinstance(part, nodes.thead | nodes.tbody) for row in part]
        cells = [cell for row in rows for cell in self._cells(row)]
        return call("tabelle", *cells, spalten=node["cols"]) + "\n\n"

    def _cells(self, row: Any) -> list[str]:
        """Return a row's cells; where nothing stands but what the row is about, there is room to write."""
        first, *rest = (self._inside(cell).strip() for cell in row.children)
        return [first, *rest] if any(rest) or not rest else [first, *(call("schreibfeld") for _ in rest)]

    def _image(self, node: nodes.Element) -> str:
        source = (self._pictures / node["uri"]).resolve()
        shutil.copyfile(source, self._folder / source.name)
        return call("bild", datei=source.name, alt=node.get("alt", "")) + "\n\n"

    def _admonition(self, node: nodes.Element) -> str:
        title, *rest = node.children
        return call("anmerkung", self(title.children), self(rest)) + "\n\n"
