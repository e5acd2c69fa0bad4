"""How the methods of a layer are tried: on an object with known weights, made without the pupil's ``__init__``."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from course_helpers.exercises.errors import NotAsAskedError
from course_helpers.exercises.naming import subject
from course_helpers.exercises.outcome import untouched
from course_helpers.exercises.reading import stored
from course_helpers.framework import ActivationFunction, relu, softmax

if TYPE_CHECKING:
    from course_helpers.exercises.task import Answer

# relu twice is relu, and relu of the book's numbers is often the identity; the square shows what they hide
SQUARE = ActivationFunction(lambda z: z**2, lambda z: 2 * z)
BENT = ActivationFunction(lambda z: z**2 - z, lambda z: 2 * z - 1)  # is negative, too
RELU = relu

ONE_BY_ONE = (
    "Mit ReLU stimmt es, mit Softmax nicht: Du rufst die Aktivierungsfunktion für einzelne Zeilen oder Werte auf. "
    "Softmax braucht aber die ganze Tabelle. Gib immer alles auf einmal hinein, ohne Schleife und ohne `np.vectorize`."
)


def _shares(z: Any) -> Any:
    if np.ndim(z) != 2:  # a table has two axes
        return np.ones_like(z)  # the chapter's code fails here
    return softmax.function(np.asarray(z))


# the chapter's: unlike the others, it needs all values of an example at once
SOFTMAX = ActivationFunction(_shares, lambda z: _shares(z) * (1 - _shares(z)))


_OTHER_NAMES = (
    "Deine Klasse merkt sich etwas als `self.{}`. Die Prüfung kennt nur die Namen aus dem Buch: "
    "`self.weightsForNext`, `self.biasesForNext`, `self.activationFunction`, `self.last_z` und `self.last_values`. "
    "Nimm diese, auch Kapitel 4 braucht sie."
)


class _Bare:
    """Stands for a layer where a pupil hands over the function alone."""


def layer(answer: Answer, method: str, **attributes: Any) -> tuple[Any, Any]:
    """Return a layer with these attributes, and what to call.

    Raises
    ------
    NotAsAskedError
        If the answer is neither a class with that method nor a function.
    """
    owner: Any
    if isinstance(answer, type):
        if not callable(getattr(answer, method, None)):
            raise NotAsAskedError(
                f"Der Klasse fehlt noch `{method}`. Führe die Zelle mit der Lücke aus; ihre letzte Zeile hängt die Funktion an."
            )
        owner, function = object.__new__(answer), getattr(answer, method)
    elif callable(answer):
        owner, function = _Bare(), answer
    else:
        raise NotAsAskedError(f"Gebraucht wird die Klasse mit der Funktion `{method}`.")
    for name, value in attributes.items():
        setattr(owner, name, value)

    def call(*arguments: Any, **options: Any) -> Any:
        try:
            return function(*arguments, **options)
        except AttributeError as error:
            if error.obj is owner and error.name in stored(type(owner)):
                raise NotAsAskedError(_OTHER_NAMES.format(error.name)) from None
            raise

    return owner, call


def arrays(**results: Any) -> None:
    """Raise NotAsAskedError if one of these results is a list: other layers and `sgd` cannot compute with it."""
    for name, value in results.items():
        if isinstance(value, list):
            raise NotAsAskedError(
                f"{subject(name)} ist eine Liste, gebraucht wird ein Array: Mit Listen kann das Netz nicht "
                "weiterrechnen. Lass `list` oder `.tolist()` weg, oder nimm `np.array(...)`."
            )


def numbers(seed: int, *shape: int) -> np.ndarray[Any, Any]:
    """Return repeatable numbers between -1 and 1 with two digits, none of them zero."""
    values: np.ndarray[Any, Any] = np.random.default_rng(seed).uniform(0.1, 1, shape) * np.random.default_rng(
        seed + 1
    ).choice([-1, 1], shape)
    return values.round(2)


def changed(owner: Any, **before: np.ndarray[Any, Any]) -> tuple[str, ...]:
    """Return the names of attributes that hold something else than before."""
    return tuple(
        f"self.{name}" for name, kept in before.items() if not untouched(kept, getattr(owner, name, None))
    )
