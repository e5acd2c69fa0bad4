"""The drawing board from plain Python: no browser, no IPython."""

from __future__ import annotations

import numpy as np
import pytest
from tests.widgets.conftest import DRAWINGS, SEVEN, draw

from course_helpers import ZahlenMalen
from course_helpers.mnist import load_subset
from course_helpers.recognition import curved


@pytest.mark.parametrize(("digit", "strokes"), DRAWINGS)
@pytest.mark.parametrize(("size", "left", "top"), [(1, 0, 0), (0.3, 0, 0), (0.3, 200, 190), (0.15, 120, 30)])
def test_the_shipped_network_reads_it_anywhere_and_of_any_size(digit, strokes, size, left, top):
    board = ZahlenMalen()
    draw(board, [[(left + size * x, top + size * y) for x, y in stroke] for stroke in strokes])
    scores = board.predict()
    assert scores.shape == (10,)
    assert scores.argmax() == digit


def test_a_fast_stroke_has_no_gaps():
    board = ZahlenMalen(line_width=2)
    draw(board, [[(20, 140), (260, 140)]])
    row = board.get_image_data()[13:15, 3:25]
    assert row.min() == 1


@pytest.mark.parametrize(("points", "bent"), [(7, True), (300, False)])
def test_a_stroke_is_shown_as_it_is_read_once_the_pen_is_lifted(points, bent, monkeypatch):
    board = ZahlenMalen()
    shown, paint = [], board.canvas.stroke_lines
    monkeypatch.setattr(board.canvas, "stroke_lines", lambda way: (shown.append(way), paint(way)))
    turn = np.linspace(0, 6, points)
    draw(board, [list(zip(140 + 80 * np.cos(turn), 140 + 80 * np.sin(turn), strict=True))])
    if bent:
        np.testing.assert_allclose(shown[-1], curved(board._drawing.strokes[0].way()) * board.scale)
    else:
        assert all(len(way) <= 2 for way in shown)


def test_a_slow_stroke_of_many_points_looks_like_a_fast_one():
    fast, slow = ZahlenMalen(), ZahlenMalen()
    draw(fast, [[(20, 30), (260, 140)]])
    draw(slow, [list(zip(np.linspace(20, 260, 900), np.linspace(30, 140, 900), strict=True))])
    np.testing.assert_allclose(slow.get_image_data(), fast.get_image_data(), atol=1e-5)
    np.testing.assert_allclose(slow._drawing.seen(), fast._drawing.seen(), atol=0.02)


def test_white_wipes_what_lies_under_it_for_the_eye_and_for_the_network():
    board = ZahlenMalen()
    draw(board, SEVEN)
    sheet, seen = board.get_image_data(), board._drawing.seen()
    line = [[(20, 258), (200, 258)]]
    draw(board, line)
    assert (board._drawing.seen() != seen).any()
    board.choose_color("weiß")
    assert board.color_chooser.value == "weiß"
    board.line_width = 5
    draw(board, line)
    np.testing.assert_array_equal(board.get_image_data(), sheet)
    np.testing.assert_array_equal(board._drawing.seen(), seen)
    board.line_width = 60
    draw(board, [[(0, 100), (280, 100)]])
    assert board.get_image_data().max() == 0
    assert board._drawing.seen().max() == 0
    board.choose_color("rot")
    assert "Die Farbe „rot“ gibt es nicht." in board.result_text.value


def test_undo_takes_the_last_stroke_back():
    board = ZahlenMalen()
    draw(board, SEVEN)
    before = board.get_image_data()
    draw(board, [[(20, 20), (20, 250)]])
    assert (board.get_image_data() != before).any()
    board.undo()
    np.testing.assert_array_equal(board.get_image_data(), before)
    board.undo()
    assert board.get_image_data().max() == 0
    board.undo()  # nothing left: nothing happens


def test_put_and_get_give_the_same_picture():
    _, (images, _) = load_subset()
    picture = images[0].astype(np.float32) / 255
    board = ZahlenMalen()
    board.put_image_data(picture)
    np.testing.assert_array_equal(board.get_image_data(), picture)
    board.put_image_data(picture[None])  # as MNIST's tensors have it
    np.testing.assert_array_equal(board.get_image_data(), picture)
    draw(board, [[(20, 20), (20, 250)]])
    board.undo()
    np.testing.assert_array_equal(board.get_image_data(), picture)


def test_a_torch_tensor_is_a_picture_too():
    import torch

    board = ZahlenMalen(numbers={3: [torch.eye(28)[None]]})
    board.draw_number(3)
    np.testing.assert_array_equal(board.get_image_data(), np.eye(28))


@pytest.mark.parametrize("digit", range(10))
def test_draw_number_shows_an_example_of_the_digit(digit):
    board = ZahlenMalen(lambda picture: np.full(10, picture.mean()))
    board.draw_number(digit)
    assert any((board.get_image_data() == example).all() for example in board.numbers[digit])


def test_the_number_buttons_and_keys_draw_examples():
    board = ZahlenMalen(numbers={4: [np.eye(28)], 5: [np.eye(28)[::-1]]})
    board.number_buttons[4].click()
    assert board.get_image_data()[0, 0] == 1
    board._key("5", shift=False, ctrl=False, meta=False)
    assert board.get_image_data()[0, 0] == 0
    board._key("Delete", shift=False, ctrl=False, meta=False)
    assert board.get_image_data().max() == 0
    draw(board, SEVEN)
    board._key("z", shift=False, ctrl=True, meta=False)
    assert board.get_image_data().max() == 0


@pytest.mark.parametrize("wrong", [np.zeros((27, 28)), "acht", np.full((28, 28), np.nan), None])
def test_what_is_no_picture_is_refused_in_german(wrong):
    board = ZahlenMalen()
    draw(board, SEVEN)
    before = board.get_image_data()
    with pytest.raises(ValueError, match=r"Bild"):
        board.put_image_data(wrong)
    np.testing.assert_array_equal(board.get_image_data(), before)


@pytest.mark.parametrize("photo", [lambda p: 1 - p, lambda p: 0.85 - 0.7 * p, lambda p: 0.6 - 0.5 * p])
def test_a_photo_with_black_and_white_exchanged_is_noticed(photo):
    picture = load_subset()[1][0][0].astype(np.float32) / 255
    board = ZahlenMalen()
    draw(board, SEVEN)
    before = board.get_image_data()
    with pytest.raises(ValueError, match="Weiß und Schwarz vertauscht"):
        board.put_image_data(photo(picture))
    np.testing.assert_array_equal(board.get_image_data(), before)
    board.put_image_data(1 - photo(picture))  # as the message says


def test_no_digit_of_the_course_passes_for_a_photo():
    board = ZahlenMalen()
    for picture in load_subset()[1][0][:300] / np.float32(255):
        board.put_image_data(picture)
    board.put_image_data(np.ones((28, 28)))  # a sheet that is all black


def test_a_missing_example_is_told_and_nothing_is_lost(settle):
    board = ZahlenMalen(numbers={1: [np.eye(28)], 2: []})
    draw(board, SEVEN)
    settle(board)
    board.draw_number(2)
    assert "Für „2“ gibt es keine Beispiele. Möglich sind: 1." in board.result_text.value
    assert board.get_image_data().any()


def test_errors_in_canvas_events_are_shown(caplog):
    board = ZahlenMalen()
    board.numbers = None
    pressed = {"event": "key_down", "key": "3", "shift_key": False, "ctrl_key": False, "meta_key": False}
    board.canvas._handle_frontend_event(board.canvas, pressed, [])
    assert "Beim Malen ist etwas schiefgegangen (TypeError" in board.result_text.value
    assert "Traceback" in caplog.text


def test_touch_draws_with_one_finger_and_forgets_the_start_of_two():
    board = ZahlenMalen()

    def event(kind, *points):
        touches = [{"x": x, "y": y} for x, y in points]
        board.canvas._handle_frontend_event(board.canvas, {"event": f"touch_{kind}", "touches": touches}, [])

    event("start", (50, 50))
    event("move", (50, 200))
    event("end")
    assert board.get_image_data()[10, 5] == 1
    assert not board.down
    before = board.get_image_data()
    event("start", (200, 50))
    event("start", (200, 50), (250, 80))
    event("move", (200, 90), (250, 120))
    event("end", (250, 120))
    event("move", (250, 200))
    event("end")
    np.testing.assert_array_equal(board.get_image_data(), before)
    assert not board.down


def test_the_pointer_leaves_and_comes_back():
    board = ZahlenMalen()
    board.start_draw(140, 140)
    board.stop_draw(-60, 140)  # out: the line goes to the edge
    board.draw(200, 20)  # back without pressing
    picture = board.get_image_data()
    assert picture[13:15, 0].min() == 1
    assert picture[2, 20] == 0
    assert board._drawing.seen().any()


def test_what_lies_off_the_sheet_does_not_shrink_the_digit():
    inside, beyond = ZahlenMalen(), ZahlenMalen()
    draw(inside, [[(140, 140), (0, 140)]])
    draw(beyond, [[(140, 140), (-900, 140)]])
    assert np.abs(inside._drawing.seen() - beyond._drawing.seen()).max() < 0.2


def test_a_slip_of_the_pen_changes_nothing():
    board = ZahlenMalen()
    draw(board, SEVEN)
    before = board._drawing.seen()
    draw(board, [[(20, 260)]])
    np.testing.assert_allclose(board._drawing.seen(), before)


@pytest.mark.parametrize("wrong", [{"scale": 0}, {"line_width": 0}])
def test_a_board_without_size_is_refused(wrong):
    with pytest.raises(ValueError, match="scale muss mindestens 1 sein"):
        ZahlenMalen(**wrong)
