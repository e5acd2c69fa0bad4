"""A missing colon: behind `if`, `for`, `def` and whatever else begins a block."""

from __future__ import annotations

import ast
import re

_BEFORE = {"elif": "if 1: pass\n", "else": "if 1: pass\n", "except": "try: pass\n", "finally": "try: pass\n"}
_BEGINS = re.compile(r"(if|elif|else|for|while|def|class|with|try|except|finally|match|async)\b")
_GOES_ON = re.compile(r":$|^(?:then|do|und|oder|nicht|if)\b|^[={]")  # not a colon is what is wrong there
_LAMBDA = re.compile(r"\blambda\b[\w\s,=*]*$")


def missing_colon(line: str, column: int | None) -> str | None:
    """Say where a colon is missing; None where the line would not begin a block with one.

    Parameters
    ----------
    line : str
        The line as it stands in the cell, with its indentation.
    column : int or None
        Where Python stopped reading, from 1.
    """
    end = len(line.rstrip()) if column is None else column - 1
    head, rest = line[:end].strip(), line[end:].partition("#")[0].strip()
    if _GOES_ON.search(rest):
        return None
    if _LAMBDA.search(head):
        return f"Hinter `{head[head.rindex('lambda') :]}` fehlt ein Doppelpunkt `:`."
    begin = _BEGINS.match(head)
    if begin is None or not _begins_a_block(head, begin[1]):
        return None
    if rest.startswith(";"):
        return "Hier gehört ein Doppelpunkt `:` hin, kein Semikolon."
    if not line[end:].strip():
        return "Am Ende dieser Zeile fehlt ein Doppelpunkt `:`."
    return f"Hinter `{head}` fehlt ein Doppelpunkt `:`."


def _begins_a_block(head: str, word: str) -> bool:
    """Tell whether Python could read the head if a colon and a block followed."""
    try:
        ast.parse(f"{_BEFORE.get(word, '')}{head}: pass" + ("\nexcept: pass" if word == "try" else ""))
    except SyntaxError:
        return False
    return True
