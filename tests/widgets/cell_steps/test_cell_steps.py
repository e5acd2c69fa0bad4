"""``%%schritte`` in a real IPython: what ran, what changed, what stays, and how it ends."""

from __future__ import annotations

import sys
import xml.etree.ElementTree as ET

import numpy as np
import pytest
from IPython.core.interactiveshell import InteractiveShell

from course_helpers.widgets.cell_steps import magic, tracer
from course_helpers.widgets.cell_steps.listing import as_step, as_table


class Steps:
    """Runs cells and remembers what the last one showed."""

    def __init__(self, monkeypatch):
        self.shell = InteractiveShell()
        self.shell.user_ns["np"] = np
        self.shell._showtraceback = lambda *_: None
        self.shell.register_magic_function(
            lambda line, cell: magic.run_in_steps(self.shell, line, cell), "cell", "schritte"
        )
        monkeypatch.setattr(magic, "display_with_picture", lambda _box, _html: None)
        monkeypatch.setattr(magic, "Stepper", self._stepper)
        self.account = None

    def _stepper(self, account):
        self.account = account
        return type("Stepper", (), {"box": None})

    def run(self, *lines):
        self.account = None
        return self.shell.run_cell("\n".join(["%%schritte", *lines]))

    @property
    def told(self):
        """What was told of each line, behind its number."""
        steps = self.account.steps
        return [f"{step.line} {self.account.told(number)}" for number, step in enumerate(steps, 1)]


@pytest.fixture
def steps(monkeypatch):
    return Steps(monkeypatch)


def test_each_line_of_a_loop_tells_what_it_changed(steps, capsys):
    assert steps.run("s = 0", "for x in [1, 2]:", "    s += x", "print(s)").success
    assert steps.told == [
        "2 s ist neu: 0.",
        "3 x ist neu: 1.",
        "4 s: vorher 0, jetzt 1.",
        "3 x: vorher 1, jetzt 2.",
        "4 s: vorher 1, jetzt 3.",
        "3 Die Schleife ist zu Ende.",
        "5 Ausgabe: 3",
    ]
    assert capsys.readouterr().out == "3\n"
    assert steps.shell.user_ns["s"] == 3
    assert sys.gettrace() is None or "Tracer" not in repr(sys.gettrace())


def test_conditions_are_told(steps):
    steps.run("n = 0", "n = 0 * n", "for x in [1, 1]:", "    pass")
    assert [steps.told[1], steps.told[4]] == ["3 n bleibt 0.", "4 x bleibt 1."]
    steps.run("n = 0", "while n < 1:", "    n += 1", "if n == 5:", "    n = 7")
    assert steps.told[1:] == [
        "3 Die Bedingung gilt.",
        "4 n: vorher 0, jetzt 1.",
        "3 Die Bedingung gilt nicht. Die Schleife ist zu Ende.",
        "5 Die Bedingung gilt nicht.",
    ]


def test_functions_of_the_cell_are_entered_others_are_not(steps):
    steps.shell.run_cell("def fremd(x):\n    return x + 1")
    steps.run(
        "def fak(n):", "    if n < 2:", "        return fremd(0)", "    return n * fak(n - 1)", "y = fak(2)"
    )
    assert steps.told == [
        "2 Python merkt sich die Funktion fak.",
        "6 Ruft fak(n = 2) auf.",
        "3 Die Bedingung gilt nicht.",
        "5 Ruft fak(n = 1) auf.",
        "3 Die Bedingung gilt.",
        "4 fak gibt zurück: 1.",
        "5 fak gibt zurück: 2.",
        "6 y ist neu: 2.",
    ]
    assert steps.account.steps[4].values == {"n": "1"}
    assert steps.shell.user_ns["fak"](3) == 6


def test_changes_in_place_are_seen_in_lists_arrays_and_own_objects(steps):
    steps.run(
        "xs = [3, 1]",
        "xs.sort()",
        "a = np.zeros((500, 784))",
        "a[250, 400] = 1",
        "class Punkt:",
        "    def __init__(self, x):",
        "        self.x = x",
        "p = Punkt([1])",
        "p.x.append(2)",
    )
    told = "\n".join(steps.told)
    assert "xs: vorher [3, 1], jetzt [1, 3]." in told
    assert "a ist neu: Array der Form (500, 784), 0.0 … 0.0." in told
    assert "Ruft __init__(self = Punkt(), x = [1]) auf." in told
    assert "p: vorher Punkt(x = [1]), jetzt Punkt(x = [1, 2])." in told
    steps.run("b = np.zeros(1000)", "b[500] = 1", "kein = 0.1 + 0.2", "del kein")
    assert steps.told[1:] == [
        "3 in b stehen andere Werte: Array der Form (1000,), 0.0 … 0.0.",
        "4 kein ist neu: ≈ 0.3.",
        "5 kein gibt es nicht mehr.",
    ]


def test_a_statement_of_several_lines_is_one_step_and_a_loop_in_one_line_is_many(steps):
    steps.run(
        "a = np.array([",
        "    [1, 2],",
        "    [3, 4],",
        "])",
        "for i in range(3): a = a + i",
        "q = [c for c in 'ab']",
    )
    assert steps.told[0] == "2 a ist neu: [[1 2] [3 4]]."
    assert [step.line for step in steps.account.steps].count(6) >= 3
    assert steps.told[-1] == "7 q ist neu: ['a', 'b']."


def test_an_error_is_raised_after_the_steps_before_it(steps):
    result = steps.run("for i in [1, 0]:", "    k = 1 / i")
    assert isinstance(result.error_in_exec, ZeroDivisionError)
    assert steps.told[-1] == "3 Python meldet ZeroDivisionError."
    assert steps.shell.user_ns["k"] == 1
    caught = steps.run("try:", "    1 / 0", "except ZeroDivisionError:", "    k = 5")
    assert caught.success
    assert steps.told[-1] == "5 k: vorher 1.0, jetzt 5."


@pytest.mark.parametrize(
    "loop",
    [
        ["while True:", "    n += 1"],
        ["while True: n += 1"],
        ["while True:", "    try:", "        n += 1", "    except:", "        pass"],
    ],
)
def test_a_loop_without_an_end_is_ended_and_names_stay(steps, loop):
    result = steps.run("n = 0", *loop)
    assert isinstance(result.error_in_exec, tracer.TooManyStepsError)
    assert "Endet die Schleife vielleicht nie?" in str(result.error_in_exec)
    assert len(steps.account.steps) == tracer.MOST_SHOWN
    assert "ersten 300 Schritte" in steps.account.rest()
    assert steps.shell.user_ns["n"] > 1000


def test_a_slow_loop_is_ended_by_the_clock(steps, monkeypatch):
    monkeypatch.setattr(tracer, "SECONDS", 0.0)
    result = steps.run("for n in range(1000):", "    pass")
    assert isinstance(result.error_in_exec, tracer.TooManyStepsError)


def test_the_last_value_is_shown_unless_a_semicolon_hides_it(steps, capsys):
    steps.run("m = 4", "m")
    assert "4" in capsys.readouterr().out
    steps.run("m;")
    assert capsys.readouterr().out == ""


def test_slips_at_the_magic_itself_are_told(steps):
    assert "steht kein Code" in str(steps.run("  ").error_in_exec)
    assert "gehört nichts" in str(steps.shell.run_cell("%%schritte 5\nx = 1").error_in_exec)
    assert isinstance(steps.run("x = (1 +").error_in_exec, SyntaxError)


def test_the_page_shows_the_line_the_variables_and_the_output(steps):
    steps.run("x = 1", "if x < 2:", "    print('<ja>')", *["x += 1"] * 40)
    picture = ET.fromstring(as_step(steps.account, 3))  # noqa: S314 - our own page
    (line,) = picture.findall(".//*[@aria-current]")
    assert "".join(line.itertext()).strip(" ▶\xa0") == "print('<ja>')"
    assert "Ausgabe bis hierher<ja>" in "".join(picture.itertext())
    table = ET.fromstring(as_table(steps.account))  # noqa: S314 - our own page
    assert len(table.findall(".//tbody/tr")) == 30
    assert "Und 13 weitere Schritte" in "".join(table.itertext())
