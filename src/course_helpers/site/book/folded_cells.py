"""Cells with `hide-input`, folded the way the boxes are: MyST-NB's own summary bears an English label."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, Any

from myst_nb.sphinx_ import HideCodeCellNode

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.writers.html5 import HTML5Translator


def _visit(self: HTML5Translator, node: Any) -> None:
    self.body.append(
        f'<details class="hide {" ".join(node["classes"])}">\n<summary>'
        f'<span class="collapsed">{escape(node["prompt_show"])}</span>'
        f'<span class="expanded">{escape(node["prompt_hide"])}</span></summary>\n'
    )


def _depart(self: HTML5Translator, _node: Any) -> None:
    self.body.append("</details>\n")


def setup(app: Sphinx) -> None:
    """Take the place of MyST-NB's visitor; its extension must be loaded before this one."""
    app.add_node(HideCodeCellNode, override=True, html=(_visit, _depart))
