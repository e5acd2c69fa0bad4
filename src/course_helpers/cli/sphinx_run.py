"""One run of jupyter-book's Sphinx, with the progress in German and the warnings collected."""

from __future__ import annotations

import contextlib
import io
import os
import re
import sys
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from course_helpers.cli.commit_date import dated
from course_helpers.cli.lost_answers import found_again

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from course_helpers.cli.folders import Course

_COLOURS = re.compile(r"\x1b\[[0-9;]*m")
_EXECUTED = re.compile(r"(\S+): Executing notebook")


@dataclass
class Outcome:
    """What a run led to.

    Attributes
    ----------
    finished : bool
        Whether the pages were written.
    warnings : list of str
        What Sphinx complained about, one entry each.
    executed : list of str
        The pages whose cells ran, in the order in which they ran; all others came from the cache.
    """

    finished: bool = False
    warnings: list[str] = field(default_factory=list)
    executed: list[str] = field(default_factory=list)


class _Progress(io.TextIOBase):
    """Sphinx's progress messages: only the lines that say which chapter is being executed are passed on."""

    def __init__(self, outcome: Outcome) -> None:
        self._outcome = outcome
        self._terminal = sys.stdout

    def write(self, text: str) -> int:
        found = _EXECUTED.search(_COLOURS.sub("", text))
        if found:
            page = found[1].rpartition("book/")[2].removesuffix(".md")
            self._outcome.executed.append(page)
            print(f"  führe aus: {page}", file=self._terminal, flush=True)
        return len(text)


class _Warnings(io.TextIOBase):
    def __init__(self, outcome: Outcome) -> None:
        self._outcome = outcome

    def write(self, text: str) -> int:
        plain = _COLOURS.sub("", text).strip()
        if plain:
            self._outcome.warnings.append(plain)
        return len(text)


@contextlib.contextmanager
def _errors_to(log: Path) -> Iterator[None]:
    """Write what the kernels put on their standard error into a file."""
    log.parent.mkdir(parents=True, exist_ok=True)
    terminal = os.dup(2)
    with log.open("wb") as file:
        os.dup2(file.fileno(), 2)
        try:
            yield
        finally:
            os.dup2(terminal, 2)
            os.close(terminal)


# No progress bars: on a page they would stand still. One thread: with more, the sums of floats, and in the
# end the figures of a training, depend on the number of the machine's processors.
_KERNELS = {"TQDM_DISABLE": "1", "OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1", "MKL_NUM_THREADS": "1"}


@contextlib.contextmanager
def _for_kernels() -> Iterator[None]:
    """Set what makes the outputs of the kernels alike on every machine."""
    before = {name: os.environ.get(name) for name in _KERNELS}
    os.environ.update(_KERNELS)
    try:
        yield
    finally:
        for name, value in before.items():
            if value is None:
                del os.environ[name]
            else:
                os.environ[name] = value


@contextlib.contextmanager
def surroundings(course: Course, log: Path) -> Iterator[None]:
    """Give kernels what they get in every run: a date, no progress bars, one thread, a log of complaints."""
    with dated(course.root), _for_kernels(), _errors_to(log), found_again():
        yield


def run_sphinx(
    course: Course, target: Path, *, fresh: bool = False, overrides: dict[str, Any] | None = None
) -> Outcome:
    """Build the book of `course` into `target`.

    Parameters
    ----------
    course : Course
        Where the text and the settings lie.
    target : Path
        The folder for the pages; what Sphinx remembers between runs goes into a hidden folder beside it.
    fresh : bool
        Read and write every page anew. Executed chapters still come from the cache.
    overrides : dict, optional
        Sphinx settings that win over those of `_config.yml`.
    """
    from jupyter_book.sphinx import build_sphinx  # noqa: PLC0415 - takes a second to import

    outcome = Outcome()
    settings = {
        "nb_execution_cache_path": str(course.execution_cache),
        "external_toc_path": "_toc.yml",
        "latex_individualpages": False,
        **(overrides or {}),
    }
    log = target.parent / f".{target.name}-kernels.log"
    with (
        surroundings(course, log),
        contextlib.redirect_stdout(_Progress(outcome)),
        contextlib.redirect_stderr(_Warnings(outcome)),
    ):
        result = build_sphinx(
            str(course.book),
            str(target),
            noconfig=True,
            path_config=course.config,
            confoverrides=settings,
            doctreedir=str(target.parent / f".{target.name}-doctrees"),
            freshenv=fresh,
            force_all=fresh,
        )
    outcome.finished = result == 0
    return outcome
