"""Every foreseen mistake gets its explanation, in a real kernel."""

from __future__ import annotations

import importlib.util
from pathlib import Path

import pytest


def _table(name):
    spec = importlib.util.spec_from_file_location(name, Path(__file__).with_name(f"{name}.py"))
    table = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(table)
    return table


table = _table("mistakes")
COURSE = _table("course_mistakes").MISTAKES
MISTAKES = table.MISTAKES | table.SERVER_ONLY | COURSE


@pytest.mark.parametrize("name", MISTAKES)
def test_the_mistake_is_explained(kernel, name):
    program, words = MISTAKES[name]
    _, plain, error = kernel.help(program)
    explanation = plain.partition("\n\n")[0]
    for word in words:
        assert word in explanation
    assert "\x1b" not in plain
    assert error["ename"] in plain  # the whole traceback is there
    assert len(error["traceback"]) == 1
    assert kernel.status == "error"
    assert ("Fehler der Art" in explanation) == (name == "unknown_kind")


def test_the_traceback_is_folded_and_nothing_of_it_is_markup(kernel):
    markup, plain, error = kernel.help("x = '<b>&'\nint(x)")
    assert markup.count("<details") == 1
    assert "<details open" not in markup
    assert "<b>" not in markup
    assert "&lt;b&gt;" in markup
    assert "Traceback" in markup.partition("<pre")[2]
    assert "Traceback" in plain
    assert error["traceback"] == ["ValueError: invalid literal for int() with base 10: '<b>&'"]


def test_german_errors_of_the_course_are_said_once(kernel):
    program, _ = MISTAKES["labels"]
    markup, _, error = kernel.help(program)
    assert error["traceback"] == ["ValueError"]
    assert error["evalue"].startswith("to_categorical kennt")
    assert markup.partition("<details")[0].count("to_categorical kennt") == 1


def test_an_error_of_numpy_inside_the_course_s_code_is_still_explained(kernel):
    program = (
        "from course_helpers.framework import ActivationFunction, Layer, Network\nimport numpy as np\n"
        "falsch = ActivationFunction(lambda z: z + np.ones(7), lambda z: z)\n"
        "Network([Layer(2, 3, falsch)]).feedForward(np.ones((1, 2)))"
    )
    _, plain, _ = kernel.help(program)
    assert "links `(1, 3)`, rechts `(7,)`" in plain
    assert "Zeile 3" in plain  # the reader's own line, not the course's


def test_the_line_of_a_function_from_an_earlier_cell_is_shown(kernel):
    kernel.run("def kehrwert(n):\n    m = n\n    return 1 / m")
    _, plain, _ = kernel.help("kehrwert(0)")
    assert "Zeile 3 (in der Funktion `kehrwert`): `return 1 / m`" in plain


def test_interrupting_a_cell_is_no_error(kernel):
    _, plain, _ = kernel.help(
        "import os, signal\nos.kill(os.getpid(), signal.SIGINT)\nimport time\ntime.sleep(20)"
    )
    assert "Du hast die Zelle angehalten" in plain


def test_a_program_without_error_shows_nothing_and_a_second_load_changes_nothing(kernel):
    kernel.run("from course_helpers.error_help import use_error_help\nuse_error_help()\nuse_error_help()")
    assert [kind for kind, _ in kernel.run("print(1)") if kind not in {"status", "execute_input"}] == [
        "stream"
    ]
    assert "durch 0 geteilt" in kernel.help("1 / 0")[1]


def test_unloading_brings_the_plain_traceback_back(kernel):
    kernel.run("%unload_ext course_helpers.error_help")
    outputs = kernel.run("1 / 0")
    assert [kind for kind, _ in outputs if kind in {"display_data", "error"}] == ["error"]
    assert len(outputs[-2][1]["traceback"]) > 1


def test_help_that_fails_never_hides_the_error(kernel):
    program = (
        "class Still(ZeroDivisionError):\n"
        "    tries = 0\n"
        "    def __str__(self):\n"
        "        raise RuntimeError('stumm')\n"
        "def f(): raise Still\n"
    )
    kernel.run(program)
    # The error's own text cannot be made: IPython's message is shown, whatever the help does.
    assert any(kind in {"error", "stream"} for kind, _ in kernel.run("f()"))


def test_outside_of_ipython_nothing_happens():
    from course_helpers.error_help import use_error_help

    use_error_help()
