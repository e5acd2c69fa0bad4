"""Modules of ours that answer under the name of a library which is not installed: with care, and honestly.

Never over the real one; and whatever ours lacks is told as such, whichever way it is asked for. They are
there from a call on, or from the first import on (`OnDemand`). Needs the standard library only.
"""

from __future__ import annotations

import difflib
import importlib.util
import sys
from importlib.abc import Loader, MetaPathFinder
from importlib.machinery import ModuleSpec
from types import ModuleType
from typing import TYPE_CHECKING, NoReturn

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    Sentence = Callable[[str], str]


class StandIn(ModuleType):
    """A module under a library's name: it holds the public names of one of ours, and nothing else.

    Parameters
    ----------
    name : str
        Name under which it will be imported.
    ours : module
        Module whose ``__all__`` it takes over.
    sentence : callable
        Maps the full name of what is missing to the text.
    """

    def __init__(self, name: str, ours: ModuleType, sentence: Sentence) -> None:
        super().__init__(name, ours.__doc__)
        self.__spec__ = ModuleSpec(name, None, origin=ours.__name__, is_package=True)
        self.__path__: list[str] = []  # a package without a folder: else Python never asks `_LeftOut`
        self.__all__ = list(ours.__all__)
        self.__dict__.update({one: getattr(ours, one) for one in ours.__all__})
        self.__dict__["__getattr__"] = left_out(name, sentence)


def left_out(module: str, sentence: Sentence) -> Callable[[str], NoReturn]:
    """Return the ``__getattr__`` of a module, which says of every missing name that it is missing.

    Parameters
    ----------
    module : str
        Name of the module in the text.
    sentence : callable
        As for `StandIn`.
    """

    def __getattr__(name: str) -> NoReturn:  # noqa: N807 - it becomes the module's
        if name.startswith("__"):  # Python itself asks, for instance for `__file__`
            raise AttributeError(f"module {module!r} has no attribute {name!r}")
        raise AttributeError(sentence(f"{module}.{name}"))

    return __getattr__


def public_names(module: str) -> dict[str, str]:
    """Return the public names of a registered module, each with its full name."""
    return {name: f"{module}.{name}" for name in sys.modules[module].__all__}


def slip(name: str, elsewhere: Mapping[str, str]) -> str | None:
    """Return the sentence about a name that is nearly right; None if nothing is like it.

    Parameters
    ----------
    name : str
        Full name that a registered module lacks.
    elsewhere : mapping of str to str
        Names of other modules that may be meant, each with how it is written.
    """
    parent, _, last = name.rpartition(".")
    there = public_names(parent)
    if last in there:
        return f"{name} ist kein Modul. Schreibe: from {parent} import {last}"
    meant = {**there, **elsewhere}
    if similar := difflib.get_close_matches(last, meant, n=1, cutoff=0.8):
        return f"{name} gibt es nicht. Meinst du {meant[similar[0]]}?"
    return None


def stands_in(name: str) -> bool:
    """Return whether a module of ours answers under this name."""
    return isinstance(sys.modules.get(name), StandIn)


def real_one_available(name: str) -> bool:
    """Return whether a library, no stand-in, is imported or can be found; it is not imported for that."""
    module = sys.modules.get(name)
    if module is not None:
        return not (stands_in(name) or _is_bare_folder(module.__spec__))
    spec = importlib.util.find_spec(name)
    return spec is not None and not (isinstance(spec.loader, OnDemand) or _is_bare_folder(spec))


def _is_bare_folder(spec: ModuleSpec | None) -> bool:
    """Return whether all there is is a folder without ``__init__.py``, say one beside the notebook."""
    return spec is not None and spec.origin is None


class OnDemand(Loader):
    """Registers stand-ins when their library is imported.

    Parameters
    ----------
    install : callable
        Registers them, and raises ImportError where what they need is missing.
    """

    def __init__(self, install: Callable[[], object]) -> None:
        self._install = install

    def create_module(self, spec: ModuleSpec) -> ModuleType:
        """Register, and return what is registered under the name."""
        self._install()
        return sys.modules[spec.name]

    def exec_module(self, module: ModuleType) -> None:
        """Do nothing: a registered module is ready."""


class _LeftOut(MetaPathFinder):
    """Answers imports below stand-ins; it knows no module itself."""

    def find_spec(
        self,
        fullname: str,
        path: Sequence[str] | None,  # noqa: ARG002 - the protocol's argument
        target: ModuleType | None = None,
    ) -> ModuleSpec | None:
        if isinstance(target, StandIn):  # `importlib.reload`: there is nothing to load again
            return target.__spec__
        parent, _, last = fullname.rpartition(".")
        module = sys.modules.get(parent)
        # two frames up stands who wants to know: to `importlib.util.find_spec` a missing module is just None
        asking = sys._getframe(2).f_globals.get("__name__")  # noqa: SLF001 - what Python passes on tells nothing
        if isinstance(module, StandIn) and asking != importlib.util.__name__:
            try:
                module.__dict__["__getattr__"](last)
            except AttributeError as error:
                # no `name`: with it, `from … import …` would drop this text for one of Python's own
                raise ModuleNotFoundError(str(error)) from None
        return None


def register(modules: Mapping[str, ModuleType], sentence: Sentence) -> None:
    """Let modules of ours be imported under the names of a library's: all or none.

    Parameters
    ----------
    modules : mapping of str to module
        Name to the module of ours that answers to it, a package before what lies below it. Two names of one
        module stay one module.
    sentence : callable
        Maps the full name of what is missing to the text.
    """
    made: dict[str, StandIn] = {}
    registered: dict[str, StandIn] = {}
    for name, ours in modules.items():
        if ours.__name__ not in made:
            made[ours.__name__] = StandIn(name, ours, sentence)
        registered[name] = made[ours.__name__]
        parent, _, last = name.rpartition(".")
        if parent:
            setattr(registered[parent], last, registered[name])
    sys.modules.update(registered)
    if not any(isinstance(finder, _LeftOut) for finder in sys.meta_path):
        sys.meta_path.append(_LeftOut())
