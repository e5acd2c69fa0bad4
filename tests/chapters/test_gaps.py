"""The tasks in the chapters: unfilled gaps fail kindly, the printed solutions pass, nothing is missing."""

import itertools
import re
from pathlib import Path

import jupytext
import matplotlib.pyplot as plt
import numpy as np
import pytest
from tests.exercises.spiking_chapters import spiking_chapters

from course_helpers.exercises import TASKS, prüfe  # noqa: PLC2403 - the German word

BOOK = Path(__file__).parents[2] / "book"
CHAPTERS = sorted(BOOK.glob("chapters/0[1-6]_*.md"))
CHECK = re.compile(r"prüfe\(\"(\w+)\"")
BOX = re.compile(r"^```+\{(\w+)\}", re.MULTILINE)
SOLUTION = re.compile(r"````\{loesung\}.*?\n```python\n(.*?)\n```", re.DOTALL)


class Task:
    """One task as it stands in a chapter: its gap cell, its check cell and its solution."""

    def __init__(self, chapter, gap, check, after):
        self.chapter = chapter
        self.gap = gap
        self.check = check
        boxes = list(BOX.finditer(after))
        self.boxes = [box[1] for box in boxes][:4]
        solution = SOLUTION.search(after)
        self.solution = solution[1] if solution else ""
        self.name = CHECK.search(check)[1]

    def run(self, *sources):
        """Run code before the check, and return what the check says."""
        namespace = {"np": np, "prüfe": prüfe, **SURROUNDINGS, **spiking_chapters()}
        for source in sources:
            exec(compile(source, self.name, "exec"), namespace)  # noqa: S102 - the chapter's own code
        return eval(self.check, namespace)  # noqa: S307 - same


class Layer:
    """Stands for the class of chapter 3, which has no methods yet."""


def tasks():
    found = []
    for chapter in sorted([*BOOK.glob("chapters/*.md"), *BOOK.glob("projekte/*.md")]):
        text = chapter.read_text(encoding="utf-8")
        cells = [cell for cell in jupytext.read(chapter).cells if cell.cell_type == "code"]
        for gap, check in itertools.pairwise(cells):
            if "pruefung" in check.metadata.get("tags", []):
                assert "luecke" in gap.metadata["tags"]
                at = text.index(check.source)
                found.append(Task(chapter.name, gap.source, check.source, text[at + len(check.source) :]))
    return found


ALL = tasks()
SURROUNDINGS = {
    "temperatur": np.arange(12.0).reshape(3, 4),
    "messungen": {"a": np.arange(5.0), "b": np.arange(5.0) ** 2, "c": np.cos(np.arange(5.0))},
    "Layer": Layer,
}


@pytest.fixture(autouse=True)
def _fresh_layer():
    yield
    for name in ("feedForward", "getDerivatives", "sgd"):
        if hasattr(Layer, name):
            delattr(Layer, name)


def test_every_task_is_in_a_page_and_every_chapter_has_two():
    assert sorted(task.name for task in ALL) == sorted(TASKS)
    assert len(ALL) >= 20
    assert all(sum(task.chapter == chapter.name for task in ALL) >= 2 for chapter in CHAPTERS)


@pytest.mark.parametrize("task", ALL, ids=lambda task: task.name)
class TestTask:
    def test_it_has_one_line_of_check_three_hints_and_a_solution(self, task):
        assert task.check.count("\n") == 0
        assert task.boxes == ["hinweis", "hinweis", "hinweis", "loesung"]
        assert task.solution

    def test_the_open_gap_fails_kindly(self, task):
        result = task.run(task.gap)
        assert result.state == "offen"
        assert "Error" not in repr(result)

    def test_the_solution_passes(self, task):
        given = task.gap.partition("def ")[0] if "messungen.values" in task.gap else ""
        assert task.run(given, task.solution).state == "geloest", repr(task.run(given, task.solution))

    def test_the_check_before_the_gap_cell_has_run_is_kind_too(self, task):
        if "Layer" in task.check:
            assert task.run().state in {"offen", "versucht"}


def test_every_chapter_asks_a_question():
    for chapter in CHAPTERS:
        assert "```{quiz}" in chapter.read_text(encoding="utf-8"), chapter.name


@pytest.mark.filterwarnings("ignore:FigureCanvasAgg:UserWarning")  # the cells call plt.show()
def test_the_pupil_s_own_layer_learns(capsys):
    plt.switch_backend("Agg")
    (chapter,) = (chapter for chapter in CHAPTERS if chapter.name.startswith("03"))
    solutions = {task.gap: task.solution for task in ALL if task.chapter == chapter.name}
    namespace = {}
    for cell in jupytext.read(chapter).cells:
        if cell.cell_type == "code":
            source = solutions.get(cell.source, cell.source).replace("fertig = False", "fertig = True")
            source = re.sub(r"^%.*$", "", source, flags=re.MULTILINE)
            exec(compile(source, chapter.name, "exec"), namespace)  # noqa: S102 - the chapter's own code
    plt.close("all")
    assert namespace["Schicht"] is namespace["Layer"]
    assert namespace["richtige"] >= 190
    assert "Formel" in capsys.readouterr().out
