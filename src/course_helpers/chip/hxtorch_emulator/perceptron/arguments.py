"""What the products and convolutions refuse before anything goes to the chip."""

from __future__ import annotations

import torch

from course_helpers.chip.hxtorch_emulator.perceptron.kinds import check_kind

_MATRIX = 2  # axes of a matrix


def check_sends(num_sends: int) -> None:
    """Refuse what is no number of times.

    Raises
    ------
    TypeError
        If ``num_sends`` is no whole number, say None, as before `reset_parameters` of a layer.
    RuntimeError
        If it is less than 1.
    """
    check_kind("der Schicht", "num_sends", num_sends, int)
    if num_sends < 1:
        raise RuntimeError(
            f"num_sends sagt, wie oft jede Eingabe gesendet wird: eine ganze Zahl ab 1, gesehen: {num_sends}."
        )


def check_wait(wait_between_events: int, mock: bool) -> None:
    """Refuse what is no number of clock cycles.

    Raises
    ------
    TypeError
        If it is no whole number.
    RuntimeError
        If it is less than 1, on the chip.
    """
    check_kind("der Schicht", "wait_between_events", wait_between_events, int)
    if wait_between_events < 1 and not mock:
        raise RuntimeError(
            "wait_between_events sagt, wie viele Takte zwischen zwei Eingaben liegen: eine ganze Zahl ab 1, "
            f"gesehen: {wait_between_events}."
        )


def check_type(*values: torch.Tensor) -> None:
    """Refuse numbers that the lab's chip does not take.

    Raises
    ------
    RuntimeError
        Unless all are float32; the text starts as the lab's does.
    """
    for value in values:
        if value.dtype != torch.float32:
            name = value.type().removeprefix("torch.").removesuffix("Tensor")
            raise RuntimeError(
                f"expected scalar type Float but found {name}. Der Chip nimmt nur Zahlen der Art "
                f"torch.float32, gesehen: {value.dtype}. Wandle sie vorher um: mit .float()."
            )


def check_one_type(x: torch.Tensor, weights: torch.Tensor) -> None:
    """Refuse numbers that the lab's mock mode does not multiply: whole ones, and two types at once.

    Raises
    ------
    RuntimeError
        Unless both are floats of the same type.
    """
    if x.dtype != weights.dtype or not x.dtype.is_floating_point:
        raise RuntimeError(
            "Eingaben und Gewichte müssen Kommazahlen derselben Art sein, gesehen: "
            f"{x.dtype} und {weights.dtype}. Wandle sie vorher um: mit .float()."
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


def check_expansions(num_expansions: int) -> None:
    """Refuse what is no number of copies.

    Raises
    ------
    TypeError
        If ``num_expansions`` is no whole number.
    RuntimeError
        If it is less than 1.
    """
    check_kind("der Schicht", "num_expansions", num_expansions, int)
    if num_expansions < 1:
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
