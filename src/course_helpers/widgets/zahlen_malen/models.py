"""Any model that reads digits, behind one call: pictures in, ten scores each out."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any, TypeAlias

import numpy as np
from numpy.typing import NDArray

from course_helpers.recognition import DigitReader
from course_helpers.widgets.zahlen_malen.errors import ModelError

if TYPE_CHECKING:
    from collections.abc import Callable

    from course_helpers.recognition import Picture

DIGITS = 10
Pictures: TypeAlias = NDArray[np.float32]


def ask(model: Any, pictures: Pictures) -> NDArray[np.float64]:
    """Return a model's scores for pictures of digits, whatever kind of model it is.

    Parameters
    ----------
    model : torch.nn.Module or Network or DigitReader or callable
        A torch module gets a tensor (n, 1, 28, 28), a network of the framework an array (n, 784), the shipped
        network an array (n, 28, 28), any other function one picture (28, 28) at a time.
    pictures : ndarray, shape (n, 28, 28), float32
        Values 0 (white) to 1 (black).

    Returns
    -------
    ndarray, shape (n, 10), float64

    Raises
    ------
    ModelError
        If the model raises, cannot be called, or gives anything but ten finite numbers for each picture.
    """
    call = _caller(model)
    try:
        answers = call(pictures)
    except Exception as error:  # a pupil's model may raise anything
        raise ModelError(
            f"Das Modell hat einen Fehler gemeldet: {type(error).__name__}: {error}. "
            "Deine Zeichnung ist noch da. Prüfe das Modell, das du ZahlenMalen gegeben hast."
        ) from error
    return _checked(answers, len(pictures))


def ask_whether(model: Any, picture: Picture) -> tuple[NDArray[np.float64], float | None]:
    """Return a model's ten scores of one picture, and how likely it is no digit where the model can tell.

    Only the course's own network can; other models raise and refuse as in `ask`.
    """
    if isinstance(model, DigitReader):
        digits, none = model.read(picture)
        return digits.astype(np.float64), float(none)
    return np.asarray(ask(model, picture[None])[0]), None


def _caller(model: Any) -> Callable[[Pictures], Any]:
    """Return how a model of this kind is called with several pictures; ModelError if it is none."""
    torch = sys.modules.get("torch")  # who hands in a torch model has imported torch
    if torch is not None and isinstance(model, torch.nn.Module):
        return lambda pictures: _ask_torch(torch, model, pictures)
    if hasattr(model, "feedForward"):
        return lambda pictures: model.feedForward(pictures.reshape(len(pictures), -1))
    if isinstance(model, DigitReader):
        return model
    if callable(model):
        return lambda pictures: [_one(model, picture) for picture in pictures]
    raise ModelError(
        f"Was ZahlenMalen hier bekommen hat, ist kein Netz, sondern etwas der Art „{type(model).__name__}“. "
        "Hat der Name deines Netzes inzwischen einen anderen Wert? "
        "Führe die Zelle noch einmal aus, die dein Netz anlegt, dann diese. "
        "Lesen können ein Network, ein Netz von torch und jede Funktion, die aus 28 x 28 Pixeln zehn Zahlen "
        "macht."
    )


def _ask_torch(torch: Any, model: Any, pictures: Pictures) -> Any:
    """Run a torch module without recording gradients."""
    with torch.no_grad():
        return model(torch.from_numpy(pictures).unsqueeze(1)).detach().cpu().numpy()


def _one(model: Callable[[Picture], Any], picture: Picture) -> NDArray[np.float64]:
    """Run a function on one picture; it may change its copy and answer with a tensor."""
    answer = model(picture.copy())
    answer = answer.detach() if hasattr(answer, "detach") else answer
    return np.asarray(answer, dtype=np.float64).reshape(-1)


def _checked(answers: Any, count: int) -> NDArray[np.float64]:
    """Return the answers as (count, 10), or say what is wrong with them (ModelError)."""
    try:
        scores = np.asarray(answers, dtype=np.float64)
    except (TypeError, ValueError) as error:
        raise ModelError(
            "Das Modell hat etwas ausgegeben, das keine Zahlen sind. "
            "Erwartet sind zehn Zahlen, eine für jede Ziffer."
        ) from error
    if scores.size != count * DIGITS or scores.shape[-1] != DIGITS:
        raise ModelError(
            "Das Modell muss zehn Zahlen ausgeben, eine für jede Ziffer. "
            f"Seine Ausgabe hat die Form {scores.shape}. Prüfe die letzte Schicht."
        )
    if not np.isfinite(scores).all():
        raise ModelError(
            "Das Modell gibt NaN („keine Zahl“) oder unendlich aus. "
            "Meist war die Lernrate zu groß: Trainiere mit einer kleineren neu."
        )
    return scores.reshape(count, DIGITS)
