"""Of which kind an argument must be: the lab's library refuses any other before it computes (TypeError)."""

from __future__ import annotations

import functools
import numbers
import operator
import reprlib
import types
import typing
from typing import TYPE_CHECKING, Any

import torch

if TYPE_CHECKING:
    from collections.abc import Callable


def is_whole(value: object) -> bool:
    """Return whether a value serves as a whole number, be it of Python, numpy or torch."""
    try:
        operator.index(value)  # type: ignore[arg-type]
    except TypeError:
        return False
    return True


_KINDS: dict[object, tuple[Callable[[Any], bool], str]] = {
    torch.Tensor: (lambda value: isinstance(value, torch.Tensor), "ein Tensor"),
    int: (is_whole, "eine ganze Zahl"),
    float: (lambda value: isinstance(value, numbers.Real), "eine Zahl"),
    bool: (lambda value: value is None or hasattr(value, "__bool__"), "True oder False"),  # a text is neither
    str: (lambda value: isinstance(value, str), "ein Text in Anführungszeichen"),
    types.NoneType: (lambda value: value is None, "None"),
}
_TO_TENSOR = (
    " Einen Tensor machst du aus einer Liste mit torch.tensor(…), aus einem Array mit torch.from_numpy(…)."
)


@functools.cache  # asked at every product; a program knows few hints
def kind_of(hint: Any) -> tuple[Callable[[Any], bool], str] | None:
    """Return the test for a type hint and the German words for it; None where there is none."""
    parts = typing.get_args(hint) if isinstance(hint, types.UnionType) else (hint,)
    if not all(part in _KINDS or isinstance(part, type) for part in parts):
        return None  # `int | Sequence[int]`: the function itself looks at it
    known = [_KINDS.get(part, (part.__instancecheck__, f"ein {part.__name__}")) for part in parts]
    return lambda value: any(fits(value) for fits, _ in known), " oder ".join(words for _, words in known)


def check_kind(function: str, parameter: str, value: object, hint: Any) -> None:
    """Refuse a value of another kind.

    Parameters
    ----------
    function, parameter : str
        What the text names.
    value : object
        The argument.
    hint : type
        Type that the function declares for it.

    Raises
    ------
    TypeError
        If the value does not fit; the text says what does.
    """
    if type(value) is hint:
        return
    kind = kind_of(hint)
    if kind is not None and not kind[0](value):
        raise TypeError(
            f"{parameter} muss in {function} {kind[1]} sein, gesehen: {reprlib.repr(value)}."
            + (_TO_TENSOR if "Tensor" in kind[1] else "")
        )
