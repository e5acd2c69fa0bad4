"""The sudoku: numbers that are put in, a search that is watched, and what is said of its outcome."""

from __future__ import annotations

import asyncio
import re
from pathlib import Path

import jupytext
import numpy as np
import pytest

from course_helpers.chip.pynn_emulator import brainscales2
from course_helpers.hardware import get_nightly_calibration
from course_helpers.widgets.playgrounds import SudokuBoard
from course_helpers.widgets.playgrounds.sudoku import LENGTH, PRESETS, STEP
from course_helpers.widgets.playgrounds.sudoku_rules import excludes, quarrels

CHAPTER = Path(__file__).parents[3] / "book" / "chapters" / "11_ein_sudoku_aus_neuronen.md"
SOLUTION = np.array([[3, 2, 4, 1], [1, 4, 3, 2], [2, 3, 1, 4], [4, 1, 2, 3]])
NEURONS = [(*field, number) for field in np.ndindex(4, 4) for number in range(1, 5)]


def answering(grid):
    """Return the spikes of a network that is sure of these numbers from 100 µs on; 0 stays silent."""
    times = np.arange(0.1, 0.5, 0.02)
    return [times if grid[row, column] == number else [] for row, column, number in NEURONS]


def knows_the_answer(_clues):
    return answering(SOLUTION)


def told(board):
    return re.sub(r"<svg.*?</svg>|<[^>]+>", "", board.view.value)


def to_the_end(board):
    while not board.over:
        board.step()
    board.redraw()
    return told(board)


def test_every_neuron_has_ten_rivals_and_the_rules_are_mutual():
    rivals = {one: [other for other in NEURONS if other != one and excludes(one, other)] for one in NEURONS}
    assert {len(others) for others in rivals.values()} == {10}
    assert all(one in rivals[other] for one, others in rivals.items() for other in others)
    row, column = [(2, 0, 3), (2, 2, 3), (2, 3, 3)], [(0, 1, 3), (1, 1, 3), (3, 1, 3)]
    field, block = [(2, 1, 1), (2, 1, 2), (2, 1, 4)], [(3, 0, 3)]
    assert rivals[2, 1, 3] == sorted(row + column + field + block)


def test_a_solution_has_no_quarrel_and_empty_fields_have_none():
    assert quarrels(SOLUTION) == []
    assert quarrels(np.zeros((4, 4), int)) == []
    wrong = SOLUTION.copy()
    wrong[0, 0] = 2
    assert quarrels(wrong) == [((0, 0), (0, 1)), ((0, 0), (2, 0))]


@pytest.mark.parametrize("name", PRESETS)
def test_no_preset_breaks_a_rule_at_once(name):
    board = SudokuBoard(knows_the_answer)
    board.controls["preset"].value = name
    assert quarrels(board.clues) == []
    assert "widersprechen" not in told(board)
    assert f"{np.count_nonzero(board.clues)} von 16 Feldern sind vorgegeben." in told(board)


def test_a_number_goes_into_the_chosen_field_and_the_network_gets_it():
    asked = []
    board = SudokuBoard(lambda clues: asked.append(clues) or answering(SOLUTION))
    board.controls["preset"].value = "leer"
    board.controls["field"].value = (1, 2)
    board.controls["number"].value = 3
    assert (board.clues[1, 2], board.clues.sum()) == (3, 3)
    assert board.value("preset") == "eigenes"
    assert board.value("field") == (1, 2)
    assert board.controls["field"].label == "Zeile 1, Spalte 2: 3"
    assert asked == []  # filling in must not wait for a search
    board.step()
    assert [clues.tolist() for clues in asked] == [board.clues.tolist()]
    board.controls["field"].value = (0, 0)
    assert board.value("number") == 0  # the buttons say what stands in the field
    assert board.clues[1, 2] == 3
    board.controls["preset"].value = "leer"
    assert board.clues.sum() == 0


def test_discs_follow_the_spikes_and_the_end_shows_the_answer():
    board = SudokuBoard(knows_the_answer)
    board.step()
    board.redraw()
    strengths = re.findall(r'r="13" fill="#0072b2" fill-opacity="([\d.]+)"', board.view.value)
    assert strengths == ["0.00"] * 64
    for _ in range(15):
        board.step()
    board.redraw()
    strengths = re.findall(r'r="13" fill="#0072b2" fill-opacity="([\d.]+)"', board.view.value)
    firing = [SOLUTION[row, column] == number for row, column, number in NEURONS]
    assert [float(strength) > 0.3 for strength in strengths] == firing
    assert f"{16 * STEP} von {LENGTH} µs. In den letzten 50 µs feuerten 16 der 64 Neuronen." in told(board)
    assert to_the_end(board) == "Fertig nach 500 µs. Alle Regeln sind erfüllt."
    assert "Sudoku: 3 2 4 1; 1 4 3 2; 2 3 1 4; 4 1 2 3. Fertig" in board.view.value
    board.step()
    assert board.steps == 1


def test_what_is_wrong_with_an_answer_is_counted_and_marked():
    wrong = SOLUTION.copy()
    wrong[0, 0] = 2  # a clue says 3
    wrong[3, 3] = 0
    board = SudokuBoard(lambda _: answering(wrong))
    said = to_the_end(board)
    assert "Felder, in denen kein Neuron feuerte: 1." in said
    assert "Vorgaben, die sich nicht durchsetzten: 2." in said
    assert "Paare von Feldern, die eine Regel verletzen: 2." in said
    assert "Alle Regeln" not in said
    assert board.view.value.count(">!</text>") == 3


def test_clues_that_contradict_each_other_are_told_before_the_search():
    board = SudokuBoard(knows_the_answer)
    board.controls["field"].value = (0, 1)
    board.controls["number"].value = 3
    assert "Vorgaben widersprechen sich." in told(board)


def test_a_run_ends_by_itself_and_a_new_number_ends_it_too(run_async):
    board = SudokuBoard(knows_the_answer)
    _, run, _ = board._buttons

    async def watch():
        run.click()
        await asyncio.wait([board._task], timeout=60)
        ended = board.over, run.description
        run.click()
        task, begun = board._task, asyncio.Event()
        board.view.observe(lambda _: begun.set(), "value")
        await asyncio.wait_for(begun.wait(), 60)
        board.controls["number"].value = 4
        await asyncio.wait([task], timeout=60)
        return ended, run.description

    assert run_async(watch()) == ((True, "Lauf"), "Lauf")
    assert board.steps == 0


def test_a_network_of_another_size_is_told_in_german():
    board = SudokuBoard(lambda _: [[]] * 16)
    board._buttons[0].click()
    assert "Das Netz braucht 64 Neuronen. Hier haben 16 geantwortet." in board.message.value


@pytest.fixture(scope="module")
def network():
    """Return `feuern` as the chapter's cells define it."""
    namespace = {
        "np": np,
        "pynn": brainscales2,
        "get_nightly_calibration": get_nightly_calibration,
        "excludes": excludes,
    }
    wanted = ("import pynn", "regeln =", "np.random.seed", "takt =")
    for cell in jupytext.read(CHAPTER).cells:
        if cell.cell_type == "code" and cell.source.startswith(wanted):
            source = cell.source.replace("import pynn_brainscales.brainscales2 as pynn\n", "")
            exec(compile(source, CHAPTER.name, "exec"), namespace)  # noqa: S102 - the chapter's own code
    assert len(namespace["regeln"]) == 640
    return namespace["feuern"]


def test_the_chapters_network_solves_what_has_one_solution_and_breaks_a_rule_where_there_is_none(network):
    board = SudokuBoard(network)
    assert "Alle Regeln sind erfüllt." in to_the_end(board)
    assert board._grid().tolist() == SOLUTION.tolist()
    board.controls["preset"].value = "unlösbar"
    assert "Alle Regeln" not in to_the_end(board)
    board.controls["preset"].value = "leer"
    assert "0 von 16" in told(board)
