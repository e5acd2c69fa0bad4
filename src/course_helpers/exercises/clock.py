"""A time limit for a pupil's code that no timer, no ``except:`` and no thread of its own gets round.

Where there are threads, the code runs in one, and whoever waits for it goes on when the time is up, whatever the code
does. An exception then ends it, and it is raised again if the code swallows it; code that swallows it for long is frozen:
its thread stays, but computes no more. What cannot be had: a single long call of C code that keeps Python's lock, such as
``10 ** 10 ** 10``, stops everything until it returns. In the browser there are no threads: there Python's monitoring
(3.12) looks at the clock at every step of the pupil's code, and raises at every step once the time is up. It does not
reach into a call of C code, either; the page's Stop button does.

Where the system counts it, what is limited is the time that the code computes: on a hub full of pupils a right answer
waits for its turn, and must not be told of an endless loop. Code that only sleeps ends after a multiple of it.
"""

from __future__ import annotations

import contextlib
import ctypes
import sys
import threading
import time
from typing import TYPE_CHECKING, Any, TypeVar

from course_helpers.exercises.own import is_library

if TYPE_CHECKING:
    from collections.abc import Callable
    from types import CodeType

T = TypeVar("T")

IS_COUNTED = sys.platform == "linux"  # whether it tells from outside for how long a thread has computed
_TURNS = 6  # of its time limit, how much may pass on the wall while others compute
_LOOK = 0.02  # seconds between two looks at the time computed, when it is nearly up
_GRACE = 1.0  # seconds for the code to end after the exception
_PATIENCE = 0.5  # seconds of it during which the code may swallow the exception
_PAUSE, _LONG_PAUSE = 0.0002, 1.0  # seconds until the exception comes again, during the grace and after it
_OFTEN = 1e-5  # seconds after which a thread lets another one in, during the grace
_USUALLY = sys.getswitchinterval()  # read once: two checks may end their code at the same time
_TOOL = 4  # a free number among the six that Python's monitoring knows


class TimeIsUpError(BaseException):
    """The code ran too long. No Exception, so that a pupil's ``except Exception`` does not catch it.

    Parameters
    ----------
    goes_on : bool
        Whether the code could not be ended and goes on behind the reader's back.
    """

    def __init__(self, goes_on: bool = False) -> None:
        super().__init__()
        self.goes_on = goes_on


def in_time(work: Callable[[], T], seconds: float) -> T:
    """Call `work` and return what it returns, or raise what it raises.

    Raises
    ------
    TimeIsUpError
        When it computes for more than `seconds`, or takes several times as long.
    """
    if sys.platform == "emscripten":
        return _with_a_look_at_every_step(work, seconds)
    return _in_a_thread(work, seconds)


def _in_a_thread(work: Callable[[], T], seconds: float) -> T:
    results: list[T] = []
    errors: list[BaseException] = []
    worker = _Worker(work, results, errors)
    before = set(threading.enumerate())
    worker.start()
    try:
        in_time = _is_done(worker, seconds)
    finally:  # also when the reader stops the cell
        _end(worker, [thread for thread in threading.enumerate() if thread not in {worker, *before}])
    if not in_time:
        raise TimeIsUpError(not worker.over)
    if errors:
        raise errors[0]
    return results[0]


def _is_done(worker: _Worker, seconds: float) -> bool:
    """Wait until the code is done, or its time is up, and return which."""
    end = time.monotonic() + (_TURNS if IS_COUNTED else 1) * seconds
    while (left := min(end - time.monotonic(), seconds - worker.computed())) > 0:
        if worker.done.wait(max(left, _LOOK)):
            return True
    return worker.done.is_set()


class _Worker(threading.Thread):
    """Runs the code; when `done` is set, no exception is raised in it any more."""

    def __init__(self, work: Callable[[], Any], results: list[Any], errors: list[BaseException]) -> None:
        super().__init__(name="prüfe", daemon=True)
        self._work, self._results, self._errors = work, results, errors
        self._striking = threading.Lock()
        self._begun = self._ended = self._struck = False
        self.frozen = False
        self._freezing_error = _freezing(self)
        self.done = threading.Event()
        self.computed: Callable[[], float] = lambda: 0.0

    def run(self) -> None:
        # an exception may come at any call from here on, until `_ended` stops all but one that is on its way
        try:
            try:
                self.computed = _clock_of_this_thread()
                # on a busy machine the time may be up before: an exception would end the bare thread
                self._begun = True
                try:
                    self._results.append(self._work())
                except BaseException as error:  # noqa: BLE001 - raised again by the one who waits
                    self._errors.append(error)
            finally:
                self._ended = True
        except TimeIsUpError:
            pass  # it came between the code's end and ours
        try:
            self._finish()
        except TimeIsUpError:
            self._finish()

    def _finish(self) -> None:
        with self._striking:
            self.done.set()
        if self._struck:
            _take_what_is_on_its_way()

    @property
    def over(self) -> bool:
        """Whether it is done, frozen, or gone: another thread may have its number by now."""
        return self.done.is_set() or self.frozen or not self.is_alive()

    def strike(self, freezing: bool) -> None:
        """Raise an exception in it, unless it is done; a freezing one stops code that swallows it."""
        with self._striking:
            if self._begun and not self._ended and not self.over:
                self._struck = True
                _raise_in(self, self._freezing_error if freezing else TimeIsUpError)


def _clock_of_this_thread() -> Callable[[], float]:
    """Return what tells for how many seconds this thread has computed; no more than 0 where nobody counts, or at its end."""
    if sys.platform != "linux":
        return lambda: 0.0
    number = time.pthread_getcpuclockid(threading.get_ident())

    def computed() -> float:
        with contextlib.suppress(OSError):  # the thread has ended
            return time.clock_gettime(number)
        return 0.0

    return computed


def _freezing(worker: _Worker) -> type[TimeIsUpError]:
    """Return an error that stops code that would swallow it: it is created in the code's thread, and never done."""

    class FreezingError(TimeIsUpError):
        def __init__(self) -> None:
            worker.frozen = True  # first: the next strike would come before the rest
            super().__init__()
            if not _is_a_pupil_s(worker):
                worker.frozen = False  # the code is over
                return
            lock = threading.Lock()
            while True:
                lock.acquire()

    return FreezingError


def _raise_in(thread: threading.Thread, error: type[BaseException]) -> None:
    ctypes.pythonapi.PyThreadState_SetAsyncExc(ctypes.c_ulong(thread.ident or 0), ctypes.py_object(error))


def _take_what_is_on_its_way() -> None:
    """Wait for an error in this thread that replaces one which has not come yet.

    To take it back instead, or to raise it in a thread that ends, leaves Python's mark for it set: then every step
    looks for an error, and with 3.11 the next ``sys.settrace`` of the process never comes back.
    """
    with contextlib.suppress(TimeIsUpError):
        _raise_in(threading.current_thread(), TimeIsUpError)
        while True:
            pass


def _end(worker: _Worker, threads: list[threading.Thread]) -> None:
    """Raise an exception in the worker and in the pupil's own threads, until they end; wait for that a moment only."""
    if not worker.over or any(map(_is_a_pupil_s, threads)):
        striker = threading.Thread(target=_strike, args=(worker, threads), name="prüfe-ende", daemon=True)
        striker.start()
        striker.join(_GRACE)


def _strike(worker: _Worker, threads: list[threading.Thread]) -> None:
    begin = time.monotonic()
    sys.setswitchinterval(_OFTEN)  # the more often, the sooner it comes where no `except:` swallows it
    try:
        while not worker.over or any(map(_is_a_pupil_s, threads)):
            worker.strike(freezing=time.monotonic() - begin > _PATIENCE)
            for thread in filter(_is_a_pupil_s, threads):
                _raise_in(thread, SystemExit)  # of which a thread ends without a word
            late = time.monotonic() - begin > _GRACE
            if late:
                sys.setswitchinterval(_USUALLY)
            time.sleep(_LONG_PAUSE if late else _PAUSE)
        _take_what_is_on_its_way()
    finally:
        sys.setswitchinterval(_USUALLY)


def _is_a_pupil_s(thread: threading.Thread) -> bool:
    """Whether some code on a thread's stack is a pupil's; others' threads, such as the kernel's, are left alone."""
    frame = sys._current_frames().get(thread.ident or 0) if thread.is_alive() else None  # noqa: SLF001 - its only door
    while frame is not None:
        if not is_library(frame.f_code.co_filename):
            return True
        frame = frame.f_back
    return False


def _with_a_look_at_every_step(work: Callable[[], T], seconds: float) -> T:
    monitoring: Any = vars(sys)["monitoring"]
    end, events = time.monotonic() + seconds, monitoring.events

    def look(code: CodeType, *_place: Any) -> Any:
        if is_library(code.co_filename):
            return monitoring.DISABLE  # its loops end; the pupil's code that it calls comes here again
        if time.monotonic() > end:
            raise TimeIsUpError
        return None

    monitoring.use_tool_id(_TOOL, "prüfe")
    watched = (events.LINE, events.JUMP, events.PY_START, events.PY_RESUME)
    for event in watched:
        monitoring.register_callback(_TOOL, event, look)
    monitoring.restart_events()
    monitoring.set_events(_TOOL, sum(watched))
    try:
        return work()
    finally:
        monitoring.set_events(_TOOL, 0)
        monitoring.free_tool_id(_TOOL)
