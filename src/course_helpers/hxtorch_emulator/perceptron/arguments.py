"""What the products and convolutions refuse before anything goes to the chip."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    import torch

_MATRIX = 2  # axes of a matrix


def is_count(value: object) -> bool:
    """Return whether a value is a whole number from 1 on, of Python or numpy."""
    return isinstance(value, int | np.integer) and bool(value >= 1)


def check_sends(num_sends: object) -> None:
    """Refuse what is no number of times.

    Raises
    ------
    RuntimeError
        Unless ``num_sends`` is a whole number from 1 on.
    """
    if not is_count(num_sends):
        raise RuntimeError(
            f"num_sends sagt, wie oft jede Eingabe gesendet wird: eine ganze Zahl ab 1, gesehen: {num_sends}."
        )


def check_recording(path: str, neuron: int, mock: bool) -> None:
    """Refuse to record a voltage, which only a real chip has (RuntimeError)."""
    if path and mock:
        raise RuntimeError(
            "Mit mock=True gibt es keinen Chip, dessen Spannung man aufzeichnen könnte. "
            "Lass madc_recording_path weg."
        )
    if path:
        raise RuntimeError(
            f"Der virtuelle Chip kann die Spannung von Neuron {neuron} nicht aufzeichnen. "
            "Das geht nur am echten Chip. Lass madc_recording_path weg."
        )


def check_expansions(num_expansions: object) -> None:
    """Refuse what is no number of copies.

    Raises
    ------
    RuntimeError
        Unless ``num_expansions`` is a whole number from 1 on.
    """
    if not is_count(num_expansions):
        raise RuntimeError(
            "num_expansions sagt, wie viele Kopien des Filters nebeneinander stehen: eine ganze Zahl ab 1, "
            f"gesehen: {num_expansions}."
        )


def check_shapes(x: torch.Tensor, weights: torch.Tensor) -> None:
    """Refuse what is no vector or batch of vectors, no matrix, or does not fit together (RuntimeError)."""
    if weights.dim() != _MATRIX:
        raise RuntimeError(
            f"Die Gewichte müssen eine Matrix sein (2 Achsen), gesehen: Form {tuple(weights.shape)}."
        )
    if x.dim() not in (1, _MATRIX):
        raise RuntimeError(
            "Die Eingabe muss ein Vektor oder ein Stapel von Vektoren sein (1 oder 2 Achsen), "
            f"gesehen: Form {tuple(x.shape)}."
        )
    if x.shape[-1] != weights.shape[0]:
        raise RuntimeError(
            f"Eingabe und Gewichte passen nicht zusammen: {x.shape[-1]} Eingaben, aber "
            f"{weights.shape[0]} Zeilen in der Matrix. Beide Zahlen müssen gleich sein."
        )
