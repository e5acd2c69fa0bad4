"""A decimal comma where Python wants a point: `0,5` are two numbers."""

from __future__ import annotations

import ast
import re
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from course_helpers.error_help.place import Place

_TYPED = re.compile(r"(?<![\w.,])(\d+),(\d+)(?![\w.,])")
_RULE = "Kommazahlen schreibst du in Python mit einem Punkt"


def in_a_value(place: Place) -> str | None:
    """Explain a variable of the line that became a pair of whole numbers."""
    for node in place.nodes:
        pair = place.value(node)
        if not _is_pair(pair):
            continue
        name = ast.unparse(node)
        if isinstance(pair[0], int):
            return (
                f"`{name}` ist keine einzelne Zahl, sondern das Tupel `{pair}`: zwei Zahlen. "
                f"Sollte es eine Kommazahl sein? {_RULE}: `{name} = {pair[0]}.{pair[1]}`."
            )
        return (
            f"`{name}` besteht aus zwei Werten, denn dort, wo es entsteht, steht ein Komma. "
            f"{_RULE}, zum Beispiel `0.4` statt `0,4`."
        )
    return None


def in_the_line(place: Place, *, only_zero: bool = False) -> str | None:
    """Explain a comma between two digits of the line; ``only_zero``: only one that begins with `0,`."""
    for whole, part in _TYPED.findall(place.source):
        if whole == "0" or not only_zero:
            return f"`{whole},{part}` sind für Python zwei Zahlen. {_RULE}: `{whole}.{part}`."
    return None


def behind_equals(place: Place) -> str | None:
    """Explain `x -= 0,1 * y`: what stands behind the sign of equality begins with a decimal comma."""
    found = re.search(r"(?<![=<>!])=\s*[-+]?(\d+),(\d+)(?![\w.,\]])", place.source)
    return (
        f"`{found[1]},{found[2]}` sind für Python zwei Zahlen. {_RULE}: `{found[1]}.{found[2]}`."
        if found
        else None
    )


def _is_pair(value: Any) -> bool:
    return (
        isinstance(value, tuple)
        and len(value) == 2  # before and behind the comma
        and all(isinstance(one, (int, float)) and not isinstance(one, bool) for one in value)
        and isinstance(value[1], int)
        and value[1] >= 0
    )
