"""The newest state wins, never two at a time, nothing left behind: with threads and without."""

from __future__ import annotations

import asyncio
import threading

from tests.widgets.conftest import SEVEN, draw, ten

from course_helpers import ZahlenMalen
from course_helpers.widgets.zahlen_malen.scheduler import BREATH, Scheduler


def test_requests_during_a_run_lead_to_exactly_one_more():
    begun, go_on = threading.Semaphore(0), threading.Semaphore(0)
    state, seen, at_once = [0], [], []

    def job():
        at_once.append(threading.active_count())
        seen.append(state[0])
        begun.release()
        go_on.acquire()

    scheduler = Scheduler(job, threads=True)
    before = threading.active_count()
    scheduler.request()
    begun.acquire()
    for state[0] in range(1, 100):
        scheduler.request()
    go_on.release()
    go_on.release()
    assert scheduler.wait(10)
    assert seen == [0, 99]
    assert max(at_once) == before + 1


def test_without_threads_the_event_loop_does_it(run_async):
    state, seen, threads, done = [0], [], set(), asyncio.Queue()

    def job():
        seen.append(state[0])
        threads.add(threading.current_thread())
        done.put_nowait(None)

    async def ask_often():
        scheduler = Scheduler(job, threads=False)
        for state[0] in range(100):
            scheduler.request()
        assert seen == []  # the event that asked is over first
        await done.get()
        scheduler.request()
        await done.get()
        await asyncio.sleep(3 * BREATH)  # nothing comes after
        return threading.current_thread()

    home = run_async(ask_often())
    assert seen == [99, 99]
    assert threads == {home}


def test_a_slow_model_sees_the_newest_drawing_and_is_never_asked_twice_at_a_time(settle):
    lock, go_on, begun, pictures = threading.Lock(), threading.Semaphore(0), threading.Semaphore(0), []

    def slow(picture):
        assert lock.acquire(blocking=False)
        pictures.append(picture)
        begun.release()
        go_on.acquire()
        lock.release()
        return ten(1)

    board = ZahlenMalen(slow)
    board.start_draw(90, 60)
    begun.acquire()
    board.draw(190, 60)
    board.draw(130, 220)
    board.stop_draw(130, 220)
    for _ in range(3):
        go_on.release()
    settle(board)
    assert len(pictures) == 2
    assert (pictures[-1] == board._drawing.seen()).all()
    assert "Ergebnis: 1" in board.result_text.value


def test_idle_costs_nothing_and_ten_boards_leave_no_thread(settle):
    before = set(threading.enumerate())
    for _ in range(10):
        board = ZahlenMalen()
        draw(board, SEVEN)
        settle(board)
        assert not board.changes_pending
        for thread in set(threading.enumerate()) - before:
            thread.join(10)
        assert set(threading.enumerate()) == before  # running, but nothing to do
        board.stop_worker()


def test_stopped_it_does_not_answer_and_start_catches_up(settle):
    asked = []
    board = ZahlenMalen(lambda _: asked.append(1) or ten(5))
    settle(board)
    board.submit_button.click()
    assert not board.running
    assert board.submit_button.description == "Start"
    draw(board, SEVEN)
    settle(board)
    assert not asked
    assert board.get_image_data().any()
    assert board.changes_pending
    board.submit_button.click()
    assert board.running
    assert "Ergebnis: 5" in settle(board).result_text.value
