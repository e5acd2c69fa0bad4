"""Endless loops and huge arrays end with a message, in the main thread as elsewhere."""

from __future__ import annotations

import contextlib
import itertools
import logging
import signal
import subprocess
import sys
import threading
import time
import tracemalloc
import types

import numpy as np
import pytest

from course_helpers.exercises import check as module
from course_helpers.exercises import prüfe  # noqa: PLC2403 - the German word
from course_helpers.exercises.clock import IS_COUNTED
from course_helpers.exercises.limits import limited

WAIT = 60.0  # seconds; how long anything may take on a busy machine


@pytest.fixture(autouse=True)
def _half_a_second(monkeypatch):
    monkeypatch.setattr(module, "limited", lambda work: limited(work, seconds=0.5))
    monkeypatch.setattr(threading, "excepthook", threading.__excepthook__)  # pytest's minds SystemExit


def elsewhere(task, answer):
    """Check in another thread, where no signal arrives."""
    results = []
    thread = threading.Thread(target=lambda: results.append(prüfe(task, answer)))
    thread.start()
    thread.join()
    return results[0]


def loop(_table):
    while True:
        pass


def loop_that_catches(table):
    while True:
        try:  # noqa: SIM105 - as pupils do
            table.sum()
        except Exception:  # noqa: BLE001, S110 - as pupils do
            pass


def generator(_table):
    return sum(1 for _ in itertools.count())


def lonely_comprehension(_table):
    return [0 for _ in itertools.count()]


@pytest.mark.parametrize("where", [prüfe, elsewhere])
@pytest.mark.parametrize("answer", [loop, loop_that_catches, generator, lonely_comprehension])
def test_endless_loops_are_cut_off(where, answer):
    result = where("wochenende", answer)
    assert result.state == "versucht"
    assert "abgebrochen" in result.sentences[0]


def stubborn(table):
    while True:
        try:  # noqa: SIM105 - as pupils do
            table.sum()
        except:  # noqa: E722, S110 - as pupils do
            pass


def stubborn_twice(_table):
    while True:
        try:
            while True:
                pass
        except:  # noqa: E722, S110 - as pupils do
            pass


def resets_the_timer(table):
    for name in ("setitimer", "alarm", "signal"):
        with contextlib.suppress(Exception):
            getattr(signal, name)(*{"setitimer": (signal.ITIMER_REAL, 0), "alarm": (0,)}.get(name, ()))
    loop(table)


def loops_in_a_thread(table):
    thread = threading.Thread(target=loop, args=(table,), name="pupil's")
    thread.start()
    thread.join()


def leaves_a_thread_behind(table):
    if not any(thread.name == "pupil's" for thread in threading.enumerate()):
        threading.Thread(target=loop, args=(table,), name="pupil's").start()
    return table[:, -2:]


@pytest.mark.filterwarnings(
    "ignore::pytest.PytestUnhandledThreadExceptionWarning"
)  # Python ignores SystemExit
@pytest.mark.parametrize("where", [prüfe, elsewhere])
@pytest.mark.parametrize("answer", [stubborn, stubborn_twice, resets_the_timer, loops_in_a_thread])
def test_even_what_fights_the_limit_ends(where, answer):
    assert "abgebrochen" in where("wochenende", answer).sentences[0]


@pytest.mark.filterwarnings(
    "ignore::pytest.PytestUnhandledThreadExceptionWarning"
)  # Python ignores SystemExit
def test_threads_of_the_answer_end_with_the_check():
    prüfe("wochenende", leaves_a_thread_behind)
    for thread in threading.enumerate():
        if thread.name == "pupil's":
            thread.join(WAIT)
            assert not thread.is_alive()


def test_what_cannot_be_ended_is_left_behind_and_said():
    woken = threading.Event()

    def sleeps(_table):
        woken.wait(WAIT)

    result = prüfe("wochenende", sleeps)
    assert "abgebrochen" in result.sentences[0]
    assert "Neu starten" in result.sentences[-1]
    woken.set()


class Own(BaseException):
    """Some pupil's own."""


class OwnStop(KeyboardInterrupt):
    """Looks like the reader's stop, but is a pupil's."""


@pytest.mark.parametrize("error", [SystemExit, GeneratorExit, Own, OwnStop, BaseException, StopIteration])
def test_no_error_of_a_pupil_s_gets_through(error):
    def raises(_table):
        raise error

    assert prüfe("wochenende", raises).state == "versucht"

    class Strange:
        @property
        def detach(self):
            raise error

    assert prüfe("wochenende", lambda _table: Strange()).state == "versucht"


@pytest.mark.parametrize("where", [prüfe, elsewhere])
@pytest.mark.parametrize("size", [(10**5, 10**5), (10**9, 10**9), (60, 10**6)])
def test_huge_arrays_are_named(where, size):
    result = where("wochenende", lambda _table: np.empty(size))
    assert result.state == "versucht"
    assert (
        "Speicher" in result.sentences[0] or "riesig" in result.sentences[0] or "Form" in result.sentences[0]
    )


@pytest.mark.skipif(not hasattr(signal, "setitimer"), reason="Windows has no timers that send signals")
def test_what_was_set_before_is_set_after():
    before = signal.getsignal(signal.SIGALRM), sys.gettrace()
    left = signal.getitimer(signal.ITIMER_REAL)[0]  # the test runner's own limit
    prüfe("wochenende", loop)
    elsewhere("wochenende", loop)
    assert (signal.getsignal(signal.SIGALRM), sys.gettrace()) == before
    assert left - 60 < signal.getitimer(signal.ITIMER_REAL)[0] < left
    assert not tracemalloc.is_tracing()


def test_printing_of_many_runs_stays_out_of_the_page(capsys):
    assert prüfe("wochenende", lambda table: print("x") or table[:, -2:]).state == "geloest"  # noqa: T201 - as pupils do
    assert capsys.readouterr().out == ""


def test_a_reader_s_stop_is_passed_on():
    def stopped(_table):
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        prüfe("wochenende", stopped)


def test_what_nobody_thought_of_gets_an_answer_and_a_line_in_the_log(caplog):
    class Strange:
        @property
        def detach(self):
            raise RuntimeError("strange")

    with caplog.at_level(logging.ERROR):
        result = prüfe("wochenende", lambda _table: Strange())
    assert result.state == "versucht"
    assert "nichts anfangen" in result.sentences[0]
    assert "wochenende" in caplog.text


def test_exit_ends_the_answer_and_not_the_kernel(monkeypatch):
    ends = []
    shell = types.SimpleNamespace(user_ns={"exit": lambda: ends.append("kernel")})
    monkeypatch.setattr("IPython.get_ipython", lambda: shell)
    before = dict(shell.user_ns)
    result = prüfe("wochenende", lambda _table: shell.user_ns["exit"]())
    assert "Er wollte Python beenden" in result.sentences[0]
    assert ends == []
    assert shell.user_ns == before


@pytest.mark.parametrize("code", ["1", "[0 for _ in iter(int, 1)]"], ids=["ends", "never ends"])
def test_a_debugger_works_after_a_check(code):
    """Python 3.11 hangs in `sys.settrace` where a check leaves the mark of an exception that never comes."""
    program = f"""
import contextlib, sys
from course_helpers.exercises.clock import TimeIsUpError
from course_helpers.exercises.limits import limited
with contextlib.suppress(TimeIsUpError):
    limited(lambda: {code}, seconds=0.1)
sys.settrace(lambda frame, event, argument: None)
exec("for number in range(3): pass")
sys.settrace(None)
print("traced")
"""
    command = [sys.executable, "-c", program]
    done = subprocess.run(command, capture_output=True, text=True, timeout=120, check=False)
    assert done.stdout == "traced\n", done.stderr


@pytest.mark.skipif(not IS_COUNTED, reason="no time of a thread on this system")
def test_an_answer_may_wait_for_its_turn():
    # as on a hub where many compute: what passes on the wall is not the code's
    assert limited(lambda: time.sleep(0.8) or "right", seconds=0.5) == "right"
