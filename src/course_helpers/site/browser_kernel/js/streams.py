"""Gathers what a cell prints: the page gets it in pieces, ten a second, and never more than it can show.

Runs in the reader's browser before the first cell. A page that got every ``write`` as a message of its own
would be busy for seconds with a few hundred lines, and for ever with an endless loop.
"""

import asyncio
import time
from typing import Any

from pyodide_kernel.display import LiteDisplayHook, LiteDisplayPublisher, LiteStream
from pyodide_kernel.kernel import PyodideKernel

PAUSE = 0.1  # s between two pieces
HEAD = 50_000  # characters of one piece; of a longer one, its beginning and
TAIL = 2_000  # its end


def overwrite(text: str) -> str:
    """Return the text as a terminal shows it after all carriage returns but the first of each line."""
    return "\n".join(_one_line(line) if "\r" in line else line for line in text.split("\n"))


def _one_line(line: str) -> str:
    before, *written = line.split("\r")
    shown = ""
    for part in written:
        shown = part + shown[len(part) :]
    return f"{before}\r{shown}" + ("\r" if shown and not written[-1] else "")


class Gatherer:
    """What has been written to one of the streams and not been sent yet."""

    def __init__(self) -> None:
        self._stream: Any = None
        self._head: list[str] = []
        self._size = 0  # characters in the head
        self._tail = ""
        self._left_out = [0, 0]  # characters and lines between head and tail
        self._sent = 0.0
        self._waits = False

    def write(self, stream: Any, text: str) -> int:
        """Take a text; send what there is when the last piece is long enough ago."""
        if stream is not self._stream:
            self.flush()
            self._stream = stream
        self._take(text)
        if time.monotonic() - self._sent > PAUSE:
            self.flush()
        elif not self._waits:
            self._waits = True
            asyncio.get_event_loop().call_later(PAUSE, self._late)
        return len(text)

    def _take(self, text: str) -> None:
        if self._tail:
            self._keep_end(self._tail + text)
            return
        self._head.append(text)
        self._size += len(text)
        if self._size > HEAD + TAIL:
            whole = overwrite("".join(self._head))
            self._head, self._size = [whole[:HEAD]], min(len(whole), HEAD)
            if len(whole) > HEAD:
                self._keep_end(whole[HEAD:])

    def _keep_end(self, text: str) -> None:
        """Keep the end of a text, and count what stood before it."""
        over = len(text) - TAIL
        if over > TAIL or (over > 0 and not self._tail):  # not for each character anew
            self._left_out[0] += over
            self._left_out[1] += text.count("\n", 0, over)
            text = text[over:]
        self._tail = text

    def _late(self) -> None:
        self._waits = False
        self.flush()

    def flush(self) -> None:
        """Send what there is."""
        if self._stream is None:
            return
        head, tail, (characters, lines) = "".join(self._head), self._tail, self._left_out
        stream, self._stream = self._stream, None
        self._head, self._size, self._tail, self._left_out = [], 0, "", [0, 0]
        send = stream.publish_stream_callback
        if send and head:
            send(stream.name, head)
        if send and tail:
            send(stream.name, {"text": tail, "left_out": {"characters": characters, "lines": lines}})
        self._sent = time.monotonic()


gatherer = Gatherer()


def _flushing(method: Any) -> Any:
    """Let what has been printed go before what a method sends."""

    def flushed(self: Any, *args: Any, **options: Any) -> Any:
        gatherer.flush()
        return method(self, *args, **options)

    return flushed


_run = PyodideKernel.run


async def _run_and_flush(self: Any, code: str) -> Any:
    try:
        return await _run(self, code)
    finally:
        gatherer.flush()


def _write(self: Any, text: Any) -> int:
    if not isinstance(text, str):
        message = f"write() argument must be str, not {type(text).__name__}"
        raise TypeError(message)
    return gatherer.write(self, text)


LiteStream.write = _write
LiteStream.flush = lambda _self: gatherer.flush()
LiteDisplayPublisher.publish = _flushing(LiteDisplayPublisher.publish)
LiteDisplayPublisher.clear_output = _flushing(LiteDisplayPublisher.clear_output)
LiteDisplayHook.finish_displayhook = _flushing(LiteDisplayHook.finish_displayhook)
PyodideKernel.run = _run_and_flush
