"""The playgrounds in the kernel that runs in the browser: without threads, a hundred times slower."""

from __future__ import annotations

import pytest
from tests.waiting import in_page, wait_until

pytestmark = [pytest.mark.browser, pytest.mark.slow]
MOVES = [
    ("Analog", "bits", 2),
    ("Backpropagation", "step", 9),
    ("Boundary", "neurons", 2),
    ("Confusion", "cell", (2, 5)),
    ("Landscape", "at", 3),
    ("Rate", "steps", 2),
    ("WeightPictures", "neurons", 6),
]


@pytest.mark.parametrize(("kind", "control", "value"), MOVES)
def test_it_is_shown_and_answers_its_controls(live, kind, control, value):
    answer = live.run(f"from course_helpers.widgets.playgrounds import {kind}\np = {kind}()\np.show()")
    assert answer["error"] is None
    assert "application/vnd.jupyter.widget-view+json" in answer["types"]
    moved = live.run(
        f"before = p.view.value\np.controls[{control!r}].value = {value}\n"
        "print(p.view.value != before, repr(p.message.value))"
    )
    assert moved["text"].split() == ["True", "''"]


def test_a_run_learns_while_other_cells_are_answered_and_stops(live):
    live.run("from course_helpers.widgets.playgrounds import Boundary\np = Boundary()\np._buttons[1].click()")

    def learned():
        return int(live.run("print(len(p.losses))")["text"])

    first = wait_until(learned, pause=in_page(live.page))
    wait_until(lambda: learned() > first, pause=in_page(live.page))
    live.run("task = p._task\np._buttons[1].click()\nstopped = len(p.losses)")
    ended = "import asyncio\nawait asyncio.wait([task])\nprint(task.cancelled(), len(p.losses) == stopped)"
    assert live.run(ended)["text"].split() == ["True", "True"]


def test_the_steps_of_a_cell_are_shown_also_before_an_error(live):
    live.run("from course_helpers.widgets.cell_steps import use_cell_steps\nuse_cell_steps()")
    answer = live.run("%%schritte\ns = 0\nfor x in [1, 2]:\n    s += x\nq = [c for c in 'ab']\nprint(s)")
    assert answer["error"] is None
    assert "application/vnd.jupyter.widget-view+json" in answer["types"]
    assert answer["text"].startswith("3\n")
    assert live.run("print(s, x)")["text"].strip() == "3 2"
    broken = live.run("%%schritte\nk = 1\nk / 0")
    assert "ZeroDivisionError" in str(broken["error"])
    assert "application/vnd.jupyter.widget-view+json" in broken["types"]
    endless = live.run("%%schritte\nwhile True:\n    try:\n        k += 1\n    except:\n        pass")
    assert "TooManyStepsError" in str(endless["error"])
