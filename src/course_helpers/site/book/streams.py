"""What a cell prints stands in the page as it was printed, wherever the kernel cut it into messages.

MyST-NB puts the messages together with a line break after each: a message that ends before its own line
break gives an empty line, in some builds and not in others.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from myst_nb.core import render

if TYPE_CHECKING:
    from sphinx.application import Sphinx

_tidied = render.coalesce_streams


def _joined(outputs: list[Any]) -> list[Any]:
    """Return the outputs with each stream's text in one piece, at the place of its first."""
    streams: dict[str, Any] = {}
    kept = []
    for output in outputs:
        if output["output_type"] != "stream":
            kept.append(output)
        elif output["name"] in streams:
            streams[output["name"]]["text"] += output["text"]
        else:
            streams[output["name"]] = output.copy()
            kept.append(streams[output["name"]])
    return kept


def _coalesce_streams(outputs: list[Any]) -> list[Any]:
    return list(_tidied(_joined(outputs)))


def setup(_app: Sphinx) -> None:
    """Join the pieces before MyST-NB merges streams."""
    render.coalesce_streams = _coalesce_streams
