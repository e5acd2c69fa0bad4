"""TypeErrors of numpy's summarising and joining functions that got an axis, or arrays, in a wrong way."""

from __future__ import annotations

import ast

SUMMING = {"sum", "max", "min", "mean", "std", "var", "prod", "median", "argmax", "argmin", "all", "any"}
_JOINING = {"concatenate", "vstack", "hstack", "dstack", "stack", "column_stack"}
_OF_TWO = {"max": "den größeren", "min": "den kleineren"}
_NO_AXIS = ("only integer scalar arrays", "object cannot be interpreted as an integer")
_TOO_FAR = ("must be of ArrayType", "as a data type")  # what a second axis gets when it stands alone


def misplaced(message: str, call: ast.Call) -> str | None:
    """Explain a call whose values stand where numpy wants one axis or one list; None for any other."""
    whole = ast.unparse(call.func)
    owner, _, name = whole.rpartition(".")
    if name in _JOINING and len(call.args) > 1 and not isinstance(call.args[0], (ast.List, ast.Tuple)):
        inside = ", ".join(ast.unparse(one) for one in call.args)
        return f"Die Arrays gehören zusammen in eine Liste: `{whole}([{inside}])`."
    if name not in SUMMING | {"count_nonzero"}:
        return None
    behind = call.args[1:] if owner in {"np", "numpy"} else call.args
    return _several(message, call, behind) or _no_axis(message, whole, name, behind)


def _several(message: str, call: ast.Call, behind: list[ast.expr]) -> str | None:
    """Explain several axes that stand alone, or in square brackets."""
    given = next((one.value for one in call.keywords if one.arg == "axis"), behind[0] if behind else None)
    if "'list' object cannot be interpreted" in message and isinstance(given, ast.List):
        axes = ", ".join(ast.unparse(one) for one in given.elts)
        return f"Mehrere Achsen stehen in runden Klammern, nicht in eckigen: `axis=({axes})`."
    if "'tuple' object cannot be interpreted" in message and isinstance(given, ast.Tuple):
        return f"`{ast.unparse(call.func)}` nimmt nur eine Achse auf einmal, zum Beispiel `axis=1`."
    if any(part in message for part in _TOO_FAR) and len(behind) > 1 and all(map(_is_whole, behind)):
        axes = ", ".join(ast.unparse(one) for one in behind)
        return f"Mehrere Achsen gehören zusammen in runde Klammern: `axis=({axes})`."
    return None


def _no_axis(message: str, whole: str, name: str, behind: list[ast.expr]) -> str | None:
    """Explain another value where the axis goes."""
    known = (*_NO_AXIS, *_TOO_FAR) if name in _OF_TWO else _NO_AXIS
    if not behind or not any(part in message for part in known):
        return None
    if name in _OF_TWO:
        return (
            f"`{whole}` nimmt nur ein Array, dahinter kommt höchstens die Achse. Suchst du {_OF_TWO[name]} von zwei Werten? "
            f"Bei einzelnen Zahlen macht das `{name}(0, z)`, in einem ganzen Array `np.{name}imum(0, z)`."
        )
    compared = " Zum Vergleichen gehört `==` dazwischen, kein Komma." if name == "count_nonzero" else ""
    return (
        f"`{whole}` nimmt nur ein Array. Dahinter kommt höchstens die Achse, zum Beispiel `axis=1`. "
        f"Steht ein Array zu viel in den Klammern?{compared}"
    )


def _is_whole(node: ast.expr) -> bool:
    value = node.operand if isinstance(node, ast.UnaryOp) else node
    return isinstance(value, ast.Constant) and type(value.value) is int
