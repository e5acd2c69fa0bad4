"""What a pupil's function does with its arguments, read from its compiled code."""

from __future__ import annotations

import dis
import inspect
import re
from types import CodeType, FunctionType
from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    from course_helpers.exercises.task import Task

_DATA = (np.ndarray, np.number, float)
_ACCESS = re.compile(r"(LOAD|STORE)_(?:FAST|DEREF)")
_ROUNDING = {"round", "around", "rint", "floor", "ceil", "trunc", "fix", "int"}


def unread(task: Task, answer: Any) -> tuple[list[str], bool]:
    """Return the arguments that the answer's code never reads, and whether it reads none at all.

    Only functions that Python compiled can be looked into; of others nothing is said.
    """
    code = _code(task, answer)
    if code is None:
        return [], False
    names, read = code.co_varnames[: code.co_argcount], _read(code)
    if code.co_flags & (inspect.CO_VARARGS | inspect.CO_VARKEYWORDS) or "locals" in code.co_names:
        return [], False
    optional = len(_function(task, answer).__defaults__ or ())
    needed = names[: len(names) - optional]
    missing = [name for name in needed if name not in read and name != "self"]
    return missing, bool(names) and not read.intersection(names)


def overwritten(task: Task, answer: Any) -> list[str]:
    """Return the arguments that the answer's code gives another value before it has read the one handed over.

    Looked at is only what runs in any case, up to the first branch or loop.
    """
    code = _code(task, answer)
    if code is None:
        return []
    arguments = code.co_varnames[: code.co_argcount]
    first: dict[str, str] = {}  # what is done with each name first
    for step in dis.get_instructions(code):
        if "JUMP" in step.opname or step.opname == "FOR_ITER":
            break
        for does, name in zip(_ACCESS.findall(step.opname), _variables(step), strict=False):
            first.setdefault(name, does)
    return [name for name in arguments if first.get(name) == "STORE"]


def median_for_mean(task: Task, answer: Any) -> bool:
    """Whether the answer's code takes a median where the task's own takes a mean."""
    return "median" in _names(_function(task, answer)) and "mean" in _names(task.reference)


def outside(task: Task, answer: Any) -> list[str]:
    """Return the numbers and arrays of the notebook, by name, that the answer's code reads though nobody handed them over."""
    code = _code(task, answer)
    if code is None:
        return []
    there = _function(task, answer).__globals__
    return [name for name in _global_names(code) if isinstance(there.get(name), _DATA)]


def prints(task: Task, answer: Any) -> bool:
    """Whether the answer's code calls ``print``."""
    code = _code(task, answer)
    return code is not None and "print" in code.co_names


def ends_at_once(task: Task, answer: Any) -> bool:
    """Whether a ``for`` loop of the answer's code never comes to a second pass, as with a `return` in it."""
    code = _code(task, answer)
    if code is None:
        return False
    steps = list(dis.get_instructions(code))
    back = {one.argval for one in steps if one.opname.startswith("JUMP_BACKWARD")}
    return any(one.opname == "FOR_ITER" and one.offset not in back for one in steps)


def rounds(task: Task, answer: Any) -> bool:
    """Whether the answer's code rounds, or what it was made with; ``//`` counts places, too, and says nothing."""
    code = _code(task, answer)
    made_with = [one.cell_contents for one in getattr(_function(task, answer), "__closure__", None) or ()]
    names = {*(code.co_names if code else ()), *(getattr(one, "__name__", "") for one in made_with)}
    return not _ROUNDING.isdisjoint(names)


def without_self(task: Task, answer: Any) -> list[str]:
    """Return the names that the answer's code gives to variables of its own, though they stand behind `self.`."""
    return [name for name in own_variables(task, answer) if f"self.{name}" in task.arguments]


def own_variables(task: Task, answer: Any) -> tuple[str, ...]:
    """Return the variables that the answer's code makes for itself."""
    code = _code(task, answer)
    return code.co_varnames[code.co_argcount :] if code else ()


def stored(kind: type[Any]) -> set[str]:
    """Return the attributes that the class's own functions give to an object, not those they only change."""
    found: set[str] = set()
    functions = [one for base in kind.__mro__[:-1] for one in vars(base).values()]
    for code in [one.__code__ for one in functions if isinstance(one, FunctionType)]:
        read: set[str] = set()
        for step in dis.get_instructions(code):
            if step.opname == "STORE_ATTR" and step.argval not in read:
                found.add(step.argval)
            elif step.opname in {"LOAD_ATTR", "LOAD_METHOD"}:
                read.add(step.argval)
    return found


def _function(task: Task, answer: Any) -> Any:
    return getattr(answer, task.method, None) if isinstance(answer, type) else answer


def _code(task: Task, answer: Any) -> CodeType | None:
    function = _function(task, answer)
    return function.__code__ if isinstance(function, FunctionType) else None


def _global_names(code: CodeType) -> list[str]:
    """Return the names that the code, or code inside it, looks for outside of the function."""
    found = [one.argval for one in dis.get_instructions(code) if one.opname in {"LOAD_GLOBAL", "LOAD_NAME"}]
    inner = [_global_names(one) for one in _inner(code)]
    return list(dict.fromkeys([*found, *(name for names in inner for name in names)]))


def _inner(code: CodeType) -> list[CodeType]:
    return [one for one in code.co_consts if isinstance(one, CodeType)]


def _names(function: Any) -> set[str]:
    """Return what the function's code mentions, and the code of its own functions that it calls."""
    if not isinstance(function, FunctionType):
        return set()
    names = _mentioned(function.__code__)
    called = [function.__globals__.get(name) for name in names]
    return names.union(*(_mentioned(one.__code__) for one in called if isinstance(one, FunctionType)))


def _mentioned(code: CodeType) -> set[str]:
    """Return the names of functions, modules and attributes in the code, and in code inside it."""
    return {*code.co_names}.union(*map(_mentioned, _inner(code)))


def _variables(step: dis.Instruction) -> tuple[Any, ...]:
    """Return the variables of a step that loads or stores: from Python 3.13 on two at once."""
    return step.argval if isinstance(step.argval, tuple) else (step.argval,)


def _read(code: CodeType) -> set[str]:
    """Return the names of variables whose value the code, or code inside it, takes."""
    found: set[str] = set()
    for instruction in dis.get_instructions(code):
        if "LOAD_FAST" in instruction.opname or "LOAD_DEREF" in instruction.opname:
            found.update(_variables(instruction))
    return found.union(*map(_read, _inner(code)))
