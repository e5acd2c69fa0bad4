"""Formulas as pictures in the page (SVG, with MathML for screen readers), drawn while the book is built.

So a page needs neither MathJax nor its fonts, and its formulas are there at once.
"""

from __future__ import annotations

import functools
import json
import os
from pathlib import Path
from typing import TYPE_CHECKING, Any

from docutils import nodes
from sphinx.errors import ExtensionError
from sphinx.locale import _
from sphinx.util import logging
from sphinx.util.math import get_node_equation_number

from course_helpers.site.book.npm import modules_above, start_node

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.writers.html5 import HTML5Translator

PROGRAM = Path(__file__).parent / "js" / "formulas.mjs"
_log = logging.getLogger(__name__)


class FormulaError(Exception):
    """MathJax cannot read a formula; the message is its own, in English."""


def mathjax_folder(start: Path) -> Path:
    """Return the folder of the MathJax that npm installed at or above `start`.

    Raises
    ------
    ExtensionError
        When there is none.
    """
    modules = modules_above(start, "mathjax/es5")
    if modules is None:
        raise ExtensionError("MathJax fehlt: Führe im Ordner des Kurses `npm ci` aus, dann baue noch einmal.")
    return modules / "mathjax"


class Painter:
    """MathJax in one node process, which starts with the first formula.

    Parameters
    ----------
    mathjax : Path
        npm's folder of MathJax.

    Raises
    ------
    ExtensionError
        When node is missing or ends.
    """

    def __init__(self, mathjax: Path) -> None:
        self._node = start_node(PROGRAM, str(mathjax))
        self.paint = functools.cache(self._paint)

    def _paint(self, tex: str, *, display: bool) -> str:
        """Return a formula as HTML; `display` is for one that stands alone.

        Raises
        ------
        FormulaError
            When MathJax cannot read it.
        ExtensionError
            When node has ended.
        """
        assert self._node.stdin  # noqa: S101 - for mypy: both are pipes
        assert self._node.stdout  # noqa: S101
        self._node.stdin.write(json.dumps({"tex": tex, "display": display}) + "\n")
        self._node.stdin.flush()
        line = self._node.stdout.readline()
        if not line:
            raise ExtensionError("MathJax ist beim Zeichnen der Formeln abgebrochen.")
        answer = json.loads(line)
        if "error" in answer:
            raise FormulaError(answer["error"])
        return str(answer["html"])

    def close(self) -> None:
        """End the process."""
        self._node.communicate()


_painters: dict[tuple[int, Path], Painter] = {}


def _painter(app: Sphinx) -> Painter:
    """Return the painter of this process: a fork of Sphinx must not share its parent's."""
    start = Path(app.confdir or app.srcdir).resolve()
    key = (os.getpid(), start)
    if key not in _painters:
        _painters[key] = Painter(mathjax_folder(start))
    return _painters[key]


def end_painters(_app: Sphinx) -> None:
    """End the programs that this process has started to set formulas."""
    for key in [key for key in _painters if key[0] == os.getpid()]:
        _painters.pop(key).close()


def _painted(self: HTML5Translator, node: Any, tex: str, *, display: bool) -> str:
    try:
        return _painter(self.builder.app).paint(tex, display=display)
    except FormulaError as error:
        said = f"MathJax versteht die Formel „{tex}“ nicht: {error}"
        _log.warning(said, location=node, type="kurs", subtype="formel")
        return f"<code>{self.encode(tex)}</code>"


def _visit_inline(self: HTML5Translator, node: nodes.math) -> None:
    self.body.append(self.starttag(node, "span", "", CLASS="math notranslate nohighlight"))
    self.body.append(_painted(self, node, node.astext(), display=False) + "</span>")
    raise nodes.SkipNode


def _visit_display(self: HTML5Translator, node: nodes.math_block) -> None:
    self.body.append(self.starttag(node, "div", CLASS="math notranslate nohighlight"))
    if node["number"]:
        number = get_node_equation_number(self, node)
        self.body.append(f'<span class="eqno">({number})')
        self.add_permalink_ref(node, _("Link to this equation"))
        self.body.append("</span>")
    tex = node.astext() if node["nowrap"] else _aligned(node.astext())
    self.body.append(_painted(self, node, tex, display=True) + "</div>\n")
    raise nodes.SkipNode


def _aligned(text: str) -> str:
    r"""Return what Sphinx makes of a displayed formula: blank lines part equations, `\\` lines of one."""
    parts = [part for part in text.split("\n\n") if part.strip()]
    lines = [r"\begin{split}" + part + r"\end{split}" if r"\\" in part else part for part in parts]
    if len(lines) == 1:
        return lines[0]
    return r"\begin{align}\begin{aligned}" + r"\\".join(lines) + r"\end{aligned}\end{align}"


def _select(_app: Sphinx, config: Any) -> None:
    config.html_math_renderer = "kurs"


def setup(app: Sphinx) -> None:
    """Take the place of the renderer that leaves the formulas to the reader's browser."""
    app.add_html_math_renderer("kurs", (_visit_inline, None), (_visit_display, None))
    app.connect("config-inited", _select, priority=900)
