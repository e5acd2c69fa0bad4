"""Messages of Python and its libraries, looked up by pattern, and types named in German."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Iterable

Texts: TypeAlias = tuple[tuple[str, str], ...]
"""Pairs of a pattern and a German text: `{0}` is its first group, `{k0}` the same as a type in German."""

_GERMAN = {
    "int": "eine ganze Zahl",
    "float": "eine Kommazahl",
    "complex": "eine komplexe Zahl",
    "str": "ein Text",
    "list": "eine Liste",
    "tuple": "ein Tupel",
    "dict": "ein Wörterbuch",
    "set": "eine Menge",
    "bool": "ein Wahrheitswert",
    "NoneType": "`None`, also nichts",
    "function": "eine Funktion",
    "method": "eine Funktion",
    "builtin_function_or_method": "eine Funktion",
    "ufunc": "eine Funktion",
    "_ArrayFunctionDispatcher": "eine Funktion",
    "type": "eine Klasse",
    "module": "ein Modul",
    "range": "ein Bereich",
    "ndarray": "ein Array",
    "Tensor": "ein Tensor",
    "ellipsis": "die Lücke `...`",
}
_OF_NUMPY = {"str_": "str", "bool_": "bool"}
_DIGITS = re.compile(r"^(u?int|float)\d+$")


def german(kind: str) -> str:
    """Name a type in German."""
    bare = kind.rpartition(".")[2] if kind.startswith(("numpy.", "builtins.", "torch.")) else kind
    if bare.startswith("__"):
        return "etwas anderes"
    if digits := _DIGITS.match(bare):
        bare = digits[1].lstrip("u")
    bare = _OF_NUMPY.get(bare, bare)
    return _GERMAN.get(bare, f"ein Objekt der Art `{bare.lstrip('_')}`")


def accusative(text: str) -> str:
    """Put what `german` returns behind a verb: ein Text, but: bekommen hat Python einen Text."""
    return re.sub(r"^ein (?=Text|Wahrheitswert|Bereich|Tensor)", "einen ", text)


def look_up(message: str, texts: Texts) -> str | None:
    """Return the text of the first pattern that the message holds."""
    for pattern, text in texts:
        if found := re.search(pattern, message):
            return filled(text, found.groups())
    return None


def filled(text: str, groups: Iterable[str | None]) -> str:
    """Put what the pattern found into its text."""
    parts = [part or "" for part in groups]
    kinds = {f"k{index}": german(part) if part else "" for index, part in enumerate(parts)}
    objects = {f"a{index}": accusative(german(part)) if part else "" for index, part in enumerate(parts)}
    return text.format(*parts, **kinds, **objects)


def listed(names: str) -> str:
    """Write "'a', 'b', and 'c'" as German code: `a`, `b` und `c`."""
    found = re.findall(r"'([^']+)'", names) or [names]
    head = ", ".join(f"`{one}`" for one in found[:-1])
    return f"{head} und `{found[-1]}`" if head else f"`{found[-1]}`"
