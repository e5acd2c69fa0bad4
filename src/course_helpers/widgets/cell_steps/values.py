"""What the steps say of a value, in a few characters, and how they notice that it has changed.

No method of a pupil's class is called: it could print, change something, or never end.
"""

from __future__ import annotations

import hashlib
import types
from itertools import islice
from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterable

LONGEST = 60  # characters of a text
_FEW, _DEEP = 8, 2  # values of a list or array that are written out, lists within lists
_DIGITS = 6
_LOOKED_AT = 100_000  # values of an array or list that are compared; of larger arrays as many, evenly spread
_CLOSELY = 100  # values of a list that are looked into
_BRACKETS: dict[Any, tuple[str, str]] = {
    list: ("[", "]"),
    tuple: ("(", ")"),
    set: ("{", "}"),
    frozenset: ("{", "}"),
}
_HIDDEN = (
    types.ModuleType,
    types.FunctionType,
    types.BuiltinFunctionType,
    types.MethodType,
    np.ufunc,
    type,
)


def is_data(name: str, value: Any) -> bool:
    """Tell whether a variable is worth showing: no module, function, class or name of Python's own."""
    return not name.startswith("_") and not isinstance(value, _HIDDEN)


def text_of(value: Any, depth: int = 0) -> str:
    """Write a value as Python does, but shortly: at most `LONGEST` characters."""
    text = _text(value, depth)
    return text if len(text) <= LONGEST else text[: LONGEST - 1] + "…"


def _text(value: Any, depth: int) -> str:  # noqa: PLR0911 - one for each kind
    if isinstance(value, np.generic):
        value = value.item()
    if isinstance(value, float) and type(value) is float:
        return _float(value)
    if value is None or type(value) in (bool, int, str, bytes, complex, range, slice):
        return repr(value[:LONGEST] if isinstance(value, (str, bytes)) else value)
    if isinstance(value, np.ndarray):
        return _array(value)
    if type(value) in _BRACKETS:
        left, right = _BRACKETS[type(value)]
        inner = _joined((text_of(one, depth + 1) for one in islice(value, _FEW)), len(value), depth)
        return f"{left}{inner}{',' if type(value) is tuple and len(value) == 1 else ''}{right}"
    if type(value) is dict:
        pairs = (f"{text_of(k, depth + 1)}: {text_of(v, depth + 1)}" for k, v in islice(value.items(), _FEW))
        return f"{{{_joined(pairs, len(value), depth)}}}"
    if is_own(value):
        shown = {name: one for name, one in vars(value).items() if is_data(name, one)}
        pairs = (f"{name} = {text_of(one, depth + 1)}" for name, one in islice(shown.items(), _FEW))
        return f"{type(value).__name__}({_joined(pairs, len(shown), depth)})"
    return f"Objekt der Klasse {type(value).__name__}"


def is_own(value: Any) -> bool:
    """Tell whether a value belongs to a class that was defined in the notebook."""
    return type(value).__module__ == "__main__" and hasattr(value, "__dict__")


def _float(value: float) -> str:
    exact, short = repr(value), f"{value:.{_DIGITS}g}"
    return exact if len(exact) <= len(short) + 2 else f"≈ {short}"


def _array(value: np.ndarray[Any, Any]) -> str:
    if value.dtype == object or value.size > _FEW:
        ends = f", {_text(value.flat[0], 1)} … {_text(value.flat[-1], 1)}" if value.dtype != object else ""
        return f"Array der Form {value.shape}{ends}"
    return " ".join(np.array2string(value, precision=_DIGITS, max_line_width=1000, separator=" ").split())


def _joined(texts: Iterable[str], count: int, depth: int) -> str:
    if depth >= _DEEP:
        return "…" if count else ""
    rest = f", … ({count} Werte)" if count > _FEW else ""
    return ", ".join(texts) + rest


def print_of(value: Any, depth: int = 0) -> Any:
    """Return something that differs when a value has changed, also in place; large ones only in samples."""
    if isinstance(value, np.ndarray):
        return _print_of_array(value)
    if type(value) in (list, tuple):
        closely = tuple(print_of(one, depth + 1) for one in value[:_CLOSELY]) if depth <= _DEEP else ()
        rest = hash(tuple(map(id, value[_CLOSELY:_LOOKED_AT])))
        return type(value), len(value), closely, rest
    if type(value) is dict or is_own(value):
        items = value if type(value) is dict else vars(value)
        pairs = [(text_of(k), print_of(v, depth + 1)) for k, v in islice(items.items(), _CLOSELY)]
        return type(value), len(items), tuple(pairs) if depth <= _DEEP else ()
    if type(value) in (bool, int, float, str, bytes, complex):
        return type(value), repr(value) if isinstance(value, float) else hash(value)
    return type(value), text_of(value)


def _print_of_array(value: np.ndarray[Any, Any]) -> Any:
    if value.dtype == object:
        return value.shape, tuple(map(id, value.flat[:_LOOKED_AT]))
    looked_at = value if value.size <= _LOOKED_AT else value.flat[:: value.size // _LOOKED_AT + 1]
    return value.shape, value.dtype.str, hashlib.sha1(looked_at.tobytes(), usedforsecurity=False).digest()
