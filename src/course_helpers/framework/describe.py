"""How layers and networks introduce themselves, in German: shapes and the number of parameters."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

_TABLE = 2  # axes of a table


def layer_line(layer: Any, count: int | None = None) -> str:
    """Return for example ``Layer: 784 → 16, relu, 12 560 Parameter``; what is unknown is left out."""
    weights = getattr(layer, "weightsForNext", None)
    parts = []
    if isinstance(weights, np.ndarray) and weights.ndim == _TABLE:
        parts.append(f"{weights.shape[0]} → {weights.shape[1]}")
    if hasattr(layer, "activationFunction"):
        parts.append(_function_name(layer.activationFunction))
    parts.append(f"{thousands(parameters(layer) if count is None else count)} Parameter")
    return f"{type(layer).__name__}: {', '.join(parts)}"


def network_lines(layers: Sequence[Any], counts: Sequence[int]) -> str:
    """Return one line about the network and one about each layer with so many parameters."""
    many = f"{len(layers)} Schichten" if len(layers) != 1 else "einer Schicht"
    head = f"Netz aus {many}, {thousands(sum(counts))} Parameter"
    pairs = enumerate(zip(layers, counts, strict=True), start=1)
    return "\n".join([head, *(f"  {number}. {layer_line(one, count)}" for number, (one, count) in pairs)])


def parameters(layer: Any) -> int:
    """Count the numbers that a layer learns: those in its arrays, but not in what it records (``last_…``)."""
    arrays = {
        name: value for name, value in getattr(layer, "__dict__", {}).items() if isinstance(value, np.ndarray)
    }
    return sum(value.size for name, value in arrays.items() if not name.startswith("last_"))


def thousands(number: int) -> str:
    """Write a whole number with a narrow space between the thousands."""
    return f"{number:,}".replace(",", "\N{NARROW NO-BREAK SPACE}")


def _function_name(activation: Any) -> str:
    name = getattr(getattr(activation, "function", None), "__name__", "<lambda>")
    return "eigene Aktivierung" if name == "<lambda>" else str(name).lstrip("_")
