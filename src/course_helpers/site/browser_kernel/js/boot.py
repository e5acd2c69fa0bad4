"""Runs in the reader's browser once IPython is there, before the first cell."""

import ast
import builtins
import getpass
import sys
import warnings
from typing import Any, Never

import pyodide.code
from IPython.core.error import StdinNotImplementedError, UsageError
from pyodide_kernel import kernel_instance
from pyodide_kernel.interpreter import Interpreter

_NO_INPUT = (
    "input() geht hier nicht: Python läuft gerade in deinem Browser und kann nicht auf eine Eingabe warten. "
    "Schreib den Wert direkt in die Zelle, zum Beispiel: zahl = 7"
)
_NO_PIP = "Im Browser lässt sich nichts nachinstallieren. Alles, was der Kurs braucht, ist schon da."


def _no_input(*_args: object, **_options: object) -> Never:
    raise StdinNotImplementedError(_NO_INPUT)


def _no_pip(_line: str) -> Never:
    raise UsageError(_NO_PIP)


# pyodide_kernel sets both for every cell anew; its way asks a service worker, which this page does not have
Interpreter.input = Interpreter.getpass = property(lambda _shell: _no_input, lambda _shell, _value: None)
builtins.input = getpass.getpass = _no_input


def _name_of_error(shell: Any, etype: type[BaseException], evalue: BaseException, stb: list[str]) -> None:
    """Keep what the reply tells about an error: its bare name, as a Jupyter server gives it."""
    shell._last_traceback = {"ename": etype.__name__, "evalue": str(evalue), "traceback": stb}  # noqa: SLF001


Interpreter._showtraceback = _name_of_error  # noqa: SLF001


def _silent_where_asked(method: Any) -> Any:
    """Let a silent request neither count as a cell nor be told to who listens for cells."""

    def run(shell: Any, raw_cell: str, **options: Any) -> Any:
        request = kernel_instance._parent_header  # noqa: SLF001 - pyodide_kernel passes only the code on
        options.setdefault("silent", bool(request["content"].get("silent")))
        return method(shell, raw_cell, **options)

    return run


Interpreter.run_cell = _silent_where_asked(Interpreter.run_cell)
Interpreter.run_cell_async = _silent_where_asked(Interpreter.run_cell_async)
_find_modules = pyodide.code.find_imports


def _find_imports(source: str) -> list[str]:
    """Find what a cell imports; of ``from a import b`` also ``a.b``, which may need more than ``a``."""
    try:
        source = _shell.transform_cell(source)  # a cell with %matplotlib is no Python before
    except SyntaxError:  # IPython tells it when the cell runs
        return []
    found: list[str] = _find_modules(source)
    for node in ast.walk(ast.parse(source)) if found else ():
        if isinstance(node, ast.ImportFrom) and node.module:
            found += [f"{node.module}.{one.name}" for one in node.names]
    if "pynn_brainscales" in found:
        found.append("course_helpers")  # holds the emulator
    return found


class _SpikingChip:
    """Finds the emulator where a cell imports the library, as ``course_helpers_start`` does on a server."""

    @staticmethod
    def find_spec(name: str, path: object = None, target: object = None) -> Any:  # noqa: ARG004 - the protocol
        if name != "pynn_brainscales":
            return None
        from course_helpers.chip import pynn_emulator  # noqa: PLC0415 - loaded by then

        return pynn_emulator.on_demand()


sys.meta_path.append(_SpikingChip)
pyodide.code.find_imports = _find_imports  # the worker asks it before each cell
warnings.filterwarnings("ignore", "tqdm:disabling monitor")  # its thread cannot start here, and is not needed
_shell = kernel_instance.interpreter
_shell.Completer.use_jedi = False  # jedi weighs 4.9 MB; IPython completes names and attributes without it
_shell.register_magic_function(_no_pip, "line", "pip")
kernel_instance.lite_transform_manager.line_transforms = []  # its only one is %pip
