"""The exceptions of this package: a sentence for the reader, details for the log."""

from __future__ import annotations

import logging
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

logger = logging.getLogger(__name__)


class HardwareError(RuntimeError):
    """Reaching the chip or saving its calibration did not work.

    Parameters
    ----------
    code : str
        Stable short name of what happened, for tests and logs.
    message : str
        German sentences that are safe to show: what happened and what to do next.
    """

    def __init__(self, code: str, message: str) -> None:
        super().__init__(message)
        self.code = code

    def _render_traceback_(self) -> list[str]:
        """Give IPython the message instead of a traceback; the cause is in the log."""
        return [str(self)]


class BadValueError(HardwareError, ValueError):
    """An argument or an environment variable has a value that cannot be meant."""


def printable(text: str, longest: int) -> str:
    """Return the start of a text for a message, with ``?`` for what would break or colour the line."""
    return "".join(letter if letter.isprintable() else "?" for letter in text[:longest])


@contextmanager
def logged() -> Iterator[None]:
    """Put a HardwareError that passes on to the reader into the log with all its causes; also a decorator."""
    try:
        yield
    except HardwareError as error:
        logger.warning("%s: %s", error.code, error, exc_info=True)
        raise
