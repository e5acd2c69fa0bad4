"""Runs a cell as IPython would, watches it, and shows the steps, also those before an error."""

from __future__ import annotations

import ast
import contextlib
import sys
from functools import partial
from typing import Any

from course_helpers.widgets.cell_steps.listing import Account, as_table
from course_helpers.widgets.cell_steps.source import Source
from course_helpers.widgets.cell_steps.stepper import Stepper
from course_helpers.widgets.cell_steps.tracer import Tracer
from course_helpers.widgets.static_picture import display_with_picture

MAGIC = "%%schritte"


class _Listener:
    """Standard output that is kept, too, while it goes where it would."""

    def __init__(self, to: Any) -> None:
        self._to = to
        self.text = ""

    def write(self, text: str) -> int:
        self.text += text
        return int(self._to.write(text) or 0)

    def __getattr__(self, name: str) -> Any:
        return getattr(self._to, name)


def run_in_steps(shell: Any, line: str, cell: str) -> None:
    """Run the code of a cell once in the shell's namespace and show its steps.

    Raises
    ------
    ValueError
        If something stands behind the magic or nothing below it.
    BaseException
        What the cell raises, after its steps up to there were shown.
    """
    if line.strip():
        raise ValueError(f"Hinter `{MAGIC}` gehört nichts. Der Code beginnt in der nächsten Zeile.")
    if not cell.strip():
        raise ValueError(f"Unter `{MAGIC}` steht kein Code. Schreibe ihn in die Zeilen darunter.")
    source = _read(shell, cell)
    listener = _Listener(sys.stdout)
    tracer = Tracer(source, lambda: len(listener.text))
    try:
        with contextlib.redirect_stdout(listener):
            _run(shell, source, tracer)
    finally:
        _show(Account(source, tracer.steps, tracer.ran, listener.text))


def _read(shell: Any, cell: str) -> Source:
    """Compile the cell under a name of its own, under which an error finds its lines again.

    The magic is its first line, so that lines are counted as the reader sees them.
    """
    code = shell.transform_cell("\n" + cell)
    code = code if code.startswith("\n") else "\n" + code
    file = shell.compile.cache(code, shell.execution_count, raw_code=f"{MAGIC}\n{cell}")
    return Source(shell.compile.ast_parse(code, filename=file), file, [MAGIC, *code.split("\n")[1:]])


def _run(shell: Any, source: Source, tracer: Tracer) -> None:
    """Run all statements; the value of a last expression is shown, as always."""
    body = source.tree.body
    shown = body[-1:] if body and isinstance(body[-1], ast.Expr) and not source.is_silent() else []
    first = body[: len(body) - len(shown)]
    parts = [compile(ast.Module(first, []), source.file, "exec")] if first else []
    parts += [compile(ast.Interactive(shown), source.file, "single")] if shown else []
    for code in parts:
        tracer.watch(partial(exec, code, shell.user_global_ns, shell.user_ns))


def _show(account: Account) -> None:
    if account.steps:
        display_with_picture(Stepper(account).box, as_table(account))
