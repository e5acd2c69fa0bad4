"""When a board stops by itself, in a real IPython shell and as a front end counts its views."""

from __future__ import annotations

import atexit

import pytest
from IPython.core.interactiveshell import InteractiveShell
from tests.widgets.conftest import SEVEN, draw

from course_helpers.widgets.zahlen_malen.lifecycle import RUN_OF_ALL

MAKE = "from course_helpers import ZahlenMalen\nz = ZahlenMalen(lambda p: [0] * 9 + [1])"


@pytest.fixture
def shell():
    """Return a fresh real IPython shell, and take it away again."""
    InteractiveShell.clear_instance()
    shell = InteractiveShell.instance()
    yield shell
    atexit.unregister(shell.atexit_operations)
    shell.atexit_operations()
    InteractiveShell.clear_instance()


def run(shell, *cells):
    for cell in cells:
        shell.run_cell(cell, store_history=True).raise_error()


def test_it_stops_when_the_next_cell_has_run(shell):
    run(shell, MAKE)
    board = shell.user_ns["z"]
    assert board.running
    run(shell, "assert z.running")
    assert not board.running
    assert "weil du eine weitere Zelle ausgeführt hast" in board._controls.state_text.value
    assert board.result_text.value == ""  # not: draw a digit; nobody would read it
    assert shell.events.callbacks["post_run_cell"].count(board._cells._cell_ran) == 0


def test_started_again_it_counts_anew(shell):
    run(shell, MAKE, "pass")
    board = shell.user_ns["z"]
    board.submit_button.click()
    assert board.running
    assert board._controls.state_text.value == ""
    assert "Male eine Ziffer" in board.result_text.value
    run(shell, "pass")  # pressed between cells: this is the next one already
    assert not board.running


def test_a_run_of_all_cells_ends_with_boards_that_answer(shell, monkeypatch):
    monkeypatch.setenv(RUN_OF_ALL, "1")
    run(shell, MAKE, "pass", "pass")
    board = shell.user_ns["z"]
    assert board.running
    monkeypatch.delenv(RUN_OF_ALL)
    run(shell, "pass")
    assert not board.running


def test_the_first_stroke_starts_a_stopped_board(shell, settle):
    run(shell, MAKE, "pass")
    board = shell.user_ns["z"]
    for stop in (lambda: run(shell, "pass"), board.stop_worker):
        stop()
        assert not board.running
        draw(board, SEVEN)
        assert "Ergebnis: 9" in settle(board).result_text.value
        board.clear()
    board.stop_worker()
    board.draw_number(3)
    assert board.running
    board.submit_button.click()  # the reader's own will
    draw(board, SEVEN)
    assert not board.running


def test_without_autostop_it_goes_on(shell):
    run(shell, MAKE.replace("1])", "1], autostop=False)"), "pass", "pass", "pass")
    assert shell.user_ns["z"].running


def test_displayed_again_it_runs_again_unless_stopped_by_hand(shell, capsys):
    run(shell, MAKE, "pass")
    board = shell.user_ns["z"]
    run(shell, "z.display()")
    assert board.running
    run(shell, "z.stop_worker()", "z.display()")
    assert not board.running
    assert "Angehalten" in board._controls.state_text.value
    capsys.readouterr()


def test_ten_boards_leave_nothing_registered_in_the_shell(shell):
    before = list(shell.events.callbacks["post_run_cell"])
    run(shell, *[MAKE] * 10, "pass")
    assert shell.events.callbacks["post_run_cell"] == before


def test_shown_nowhere_it_stops_and_shown_again_it_goes_on(shell, settle):
    run(shell, MAKE)
    board = shell.user_ns["z"]
    view = board._controls.board
    view._view_count = 1
    assert board.running
    view._view_count = 0
    assert not board.running
    board.put_image_data(board.numbers[7][0])
    view._view_count = 1
    assert board.running
    assert "Ergebnis: 9" in settle(board).result_text.value
    board.stop_worker()
    view._view_count = 0
    view._view_count = 1
    assert not board.running  # stopped by hand it stays stopped


def test_displaying_gives_the_widget_and_a_still_picture(shell, settle):
    run(shell, MAKE)
    published = []
    shell.display_pub.publish = lambda data, **_: published.append(data)
    run(shell, "z")
    (data,) = published
    assert data["application/vnd.jupyter.widget-view+json"]["model_id"]
    assert "Ergebnis: 9" in data["text/html"]
    assert data["text/html"].count("<img") == 2
    assert "Schalte die Seite live" in data["text/html"]
    settle(shell.user_ns["z"])


def test_the_still_picture_of_a_broken_model_tells_what_is_wrong(shell):
    run(shell, MAKE.replace("[0] * 9 + [1]", "1 / 0"))
    assert "ZeroDivisionError" in shell.user_ns["z"]._static_html()
