"""Whatever a pupil gets wrong, the help is German sentences: no Python, no gaps where a name should stand."""

from __future__ import annotations

import re

import pytest
from IPython.core.interactiveshell import InteractiveShell
from tests.error_help.failing_programs import FAILING
from tests.error_help.unreadable_programs import UNREADABLE
from traitlets.config import Config

from course_helpers.error_help.help import help_for

ENGLISH = re.compile(
    r"\b(?:the|is|are|were|must|cannot|can't|not|but|with|for|of|to|got|given|expected|invalid|missing|"
    r"required|object|attribute|argument|found|out|takes|has|have|no|value|values|syntax|please|error|use)\b"
)
GERMAN = re.compile(
    r"\b(?:der|die|das|den|dem|ein|eine|einen|einer|nicht|ist|sind|hat|hast|du|mit|und|oder|aber|fehlt|fehlen|"
    r"brauchst|braucht|schreibe|schreibst|lass|vorhanden|heißt|zu|nur|keine?|gehören)\b",
    re.IGNORECASE,
)

NONE = {"None", "[:, None]"}  # the advice itself


def prose_and_code(text):
    """Take apart what is said and what stands between backticks."""
    parts = text.split("`")
    assert len(parts) % 2 == 1, f"a backtick without its partner: {text}"
    return " ".join(parts[::2]), parts[1::2]


def test_there_are_enough_programs():
    assert len({*UNREADABLE, *FAILING}) == len(UNREADABLE) + len(FAILING) >= 150


@pytest.fixture(scope="module")
def shell():
    """A shell of this process that says nothing; that kernels show the help is tested in test_mistakes.py."""
    one = InteractiveShell(config=Config({"HistoryManager": {"enabled": False}}))
    one.showtraceback = one.showsyntaxerror = lambda *_, **__: None
    return one


def explained(shell, program):
    """Run a program as a cell of its own, and return its error and the help."""
    shell.reset(new_session=False)
    result = shell.run_cell(program, store_history=False)
    error = result.error_before_exec or result.error_in_exec
    return error, help_for(error, shell.user_ns).text


@pytest.mark.parametrize("program", UNREADABLE + FAILING)
def test_the_help_is_german(shell, program):
    error, text = explained(shell, program)
    prose, code = prose_and_code(text)
    assert GERMAN.search(prose), text
    assert not ENGLISH.search(re.sub(r"'[^']*'", "", prose)), text
    assert text.endswith((".", "?")), text
    assert all(one.strip() for one in code), f"empty backticks: {text}"
    assert "None" not in prose or "None" in program, text
    assert all(one in NONE or "None" not in one or "None" in program for one in code), text
    assert not ENGLISH.search(str(error)) or str(error) not in text, text
