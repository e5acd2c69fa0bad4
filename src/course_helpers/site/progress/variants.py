"""Questions with other numbers: an author gives values and writes `<<w * a + b>>`; the build does the sum.

Each set of values makes one complete version of the question, so the page itself never computes. Sums are
exact (fractions); what has no end, such as 1/3, is rounded by the author, with ``round(…, digits)``.
"""

from __future__ import annotations

import ast
import math
import operator
import re
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping

MOST_DECIMALS = 6
THIN_SPACE = "\N{NARROW NO-BREAK SPACE}"
_GROUPED_FROM = 10_000
_PLACE = re.compile(r"<<(.+?)>>")
_PARTS = re.compile(r"(```.*?```|`[^`]*`|\$\$.*?\$\$|\$[^$]*\$)", re.DOTALL)
_VALUE = re.compile(r"([A-Za-z]\w*)=(-?\d+(?:\.\d+)?)")


class VariantError(Exception):
    """What an author got wrong, in German."""


def _rounded(value: Fraction, digits: Fraction = Fraction(0)) -> Fraction:
    """Round halves up, as pupils do."""
    factor = Fraction(10) ** int(digits)
    return Fraction(math.floor(value * factor + Fraction(1, 2))) / factor


def _inexact(function: Any) -> Any:
    return lambda value: Fraction(function(value))


_FUNCTIONS: dict[str, Any] = {
    "abs": abs,
    "exp": _inexact(math.exp),
    "floor": lambda value: Fraction(math.floor(value)),
    "ln": _inexact(math.log),
    "max": max,
    "min": min,
    "round": _rounded,
    "sqrt": _inexact(math.sqrt),
}
_OPERATORS: dict[type, Any] = {
    ast.Add: operator.add,
    ast.Sub: operator.sub,
    ast.Mult: operator.mul,
    ast.Div: operator.truediv,
    ast.FloorDiv: operator.floordiv,
    ast.Mod: operator.mod,
    ast.Pow: operator.pow,
}


def read_values(text: str) -> list[dict[str, Fraction]]:
    """Return the values of each version from ``a=2 w=0.5 | a=3 w=0.25``.

    Raises
    ------
    VariantError
        When the text has another form, or a version lacks a name that another has.
    """
    versions = []
    for part in text.split("|"):
        found = [_VALUE.fullmatch(word) for word in part.split()]
        if not found or None in found:
            raise VariantError(f"„{part.strip()}“ sind keine Werte. So geht es: a=2 w=0.5 | a=3 w=0.25")
        versions.append({match[1]: Fraction(match[2]) for match in found if match})
    if any(version.keys() != versions[0].keys() for version in versions):
        raise VariantError("Jede Fassung braucht Werte für dieselben Namen.")
    return versions


def compute(expression: str, values: Mapping[str, Fraction]) -> Fraction:
    """Return the value of an arithmetic expression made of numbers, names and a few functions.

    Raises
    ------
    VariantError
        If it is none, holds something else or an unknown name, or has no value, such as ``1 / 0``.
    """
    try:
        return Fraction(_value(ast.parse(expression.strip(), mode="eval").body, values))
    except SyntaxError as error:
        raise VariantError(f"„{expression}“ ist keine Rechnung.") from error
    except (ArithmeticError, TypeError, ValueError) as error:
        raise VariantError(f"„{expression}“ lässt sich nicht ausrechnen.") from error


def _value(node: ast.expr, values: Mapping[str, Fraction]) -> Any:
    match node:
        case ast.Constant(value=int() | float() as number) if not isinstance(number, bool):
            return Fraction(str(number))
        case ast.Name(id=name) if name in values:
            return values[name]
        case ast.UnaryOp(op=ast.USub(), operand=operand):
            return -_value(operand, values)
        case ast.BinOp(left=left, op=op, right=right) if type(op) in _OPERATORS:
            return _OPERATORS[type(op)](_value(left, values), _value(right, values))
        case ast.Call(func=ast.Name(id=name), args=args, keywords=[]) if name in _FUNCTIONS:
            return _FUNCTIONS[name](*(_value(arg, values) for arg in args))
    known = ", ".join([*values, *_FUNCTIONS])
    raise VariantError(f"„{ast.unparse(node)}“ kennt die Rechnung nicht. Es gibt: {known}, + - * / // % **.")


def fill_in(text: str, values: Mapping[str, Fraction]) -> str:
    """Return the text with every ``<<sum>>`` computed, written as code, formulas or German text have it."""

    def filled(part: str) -> str:
        style = {"`": "code", "$": "formula"}.get(part[:1], "text")
        return _PLACE.sub(lambda found: _shown(found[1], values, style), part)

    return "".join(map(filled, _PARTS.split(text)))


def _shown(expression: str, values: Mapping[str, Fraction], style: str) -> str:
    value = compute(expression, values)
    scaled = abs(value) * 10**MOST_DECIMALS
    if scaled.denominator != 1:
        raise VariantError(f"„{expression}“ hat zu viele Stellen: Schreibe round(…, 2) darum.")
    grouped = style != "code" and abs(value) >= _GROUPED_FROM
    digits = Decimal(int(scaled)).scaleb(-MOST_DECIMALS)
    plain = f"{digits:{',' if grouped else ''}f}".rstrip("0").rstrip(".")
    sign = "" if value >= 0 else "\N{MINUS SIGN}" if style == "text" else "-"
    if style != "code":
        comma, group = ("{,}", r"\,") if style == "formula" else (",", THIN_SPACE)
        whole, _, decimals = plain.partition(".")
        plain = whole.replace(",", group) + (comma + decimals if decimals else "")
    bracketed = value < 0 and expression.strip().startswith("(") and _is_bracketed(expression.strip())
    return f"({sign}{plain})" if bracketed else sign + plain


def _is_bracketed(expression: str) -> bool:
    """Tell whether one pair of brackets holds it all: then a negative number keeps them."""
    depth = 0
    for place, sign in enumerate(expression):
        depth += {"(": 1, ")": -1}.get(sign, 0)
        if depth == 0:
            return place == len(expression) - 1
    return False
