"""Functions that behave as the lab's C built-ins: they do not bind in a class and check types first."""

from __future__ import annotations

import functools
import inspect
import typing
from typing import TYPE_CHECKING, Generic, ParamSpec, TypeVar

from course_helpers.chip.hxtorch_emulator.perceptron.kinds import check_kind, kind_of

if TYPE_CHECKING:
    from collections.abc import Callable

_P = ParamSpec("_P")
_R = TypeVar("_R")


class Builtin(Generic[_P, _R]):
    """A function that never becomes a method and takes only what its type hints say.

    With ``class T: mul = hxtorch.perceptron.matmul``, ``self.mul(x, w)`` multiplies x and w in the lab. A
    function of Python would get ``self`` as its first argument.

    Parameters
    ----------
    function : callable
        What is called; its name, module, docstring and signature are taken over.
    """

    def __init__(self, function: Callable[_P, _R]) -> None:
        self._function = function
        functools.update_wrapper(self, function)
        self._hints = typing.get_type_hints(function)
        self._fits = {name: kind[0] for name, hint in self._hints.items() if (kind := kind_of(hint))}
        self._order = list(inspect.signature(function).parameters)

    def __call__(self, *args: _P.args, **kwargs: _P.kwargs) -> _R:
        """Call the function.

        Raises
        ------
        TypeError
            If an argument is of another type than the function declares.
        """
        for name, value in [*zip(self._order, args, strict=False), *kwargs.items()]:
            if name in self._fits and not self._fits[name](value):
                check_kind(self._function.__name__, name, value, self._hints[name])
        return self._function(*args, **kwargs)

    def __repr__(self) -> str:
        """Look like a built-in function."""
        return f"<built-in function {self._function.__name__}>"

    def __reduce__(self) -> str:
        """Copy and pickle by name, as a function: a layer holds one."""
        return self._function.__name__
