"""``hxtorch.logger``: the lab's logging interface on top of Python's own."""

from __future__ import annotations

import logging
from enum import IntEnum

__all__ = ["LogLevel", "Logger", "default_config", "get", "get_root", "reset", "set_loglevel"]


class LogLevel(IntEnum):
    """How important a message is."""

    TRACE = 5
    DEBUG = logging.DEBUG
    INFO = logging.INFO
    WARN = logging.WARNING
    ERROR = logging.ERROR
    FATAL = logging.CRITICAL


class Logger:
    """Writes messages under a name; each method also exists in capitals.

    Parameters
    ----------
    logger : logging.Logger
        Python's logger that does the work.
    """

    def __init__(self, logger: logging.Logger) -> None:
        self._logger = logger

    def _write(self, level: LogLevel, *parts: object) -> None:
        self._logger.log(level, "%s", " ".join(str(part) for part in parts))

    def trace(self, *parts: object) -> None:
        """Write a message of level TRACE."""
        self._write(LogLevel.TRACE, *parts)

    def debug(self, *parts: object) -> None:
        """Write a message of level DEBUG."""
        self._write(LogLevel.DEBUG, *parts)

    def info(self, *parts: object) -> None:
        """Write a message of level INFO."""
        self._write(LogLevel.INFO, *parts)

    def warn(self, *parts: object) -> None:
        """Write a message of level WARN."""
        self._write(LogLevel.WARN, *parts)

    def error(self, *parts: object) -> None:
        """Write a message of level ERROR."""
        self._write(LogLevel.ERROR, *parts)

    def fatal(self, *parts: object) -> None:
        """Write a message of level FATAL."""
        self._write(LogLevel.FATAL, *parts)

    TRACE, DEBUG, INFO, WARN, ERROR, FATAL = trace, debug, info, warn, error, fatal

    def get_number_of_appenders(self) -> int:
        """Return how many outputs write this logger's messages."""
        return len(self._logger.handlers)

    def set_level(self, level: LogLevel) -> None:
        """Write only messages of this level and above."""
        self._logger.setLevel(level)


logging.addLevelName(LogLevel.TRACE, LogLevel.TRACE.name)
_handler = logging.StreamHandler()
_handler.setFormatter(logging.Formatter("%(levelname)-5s %(asctime)s  %(name)s %(message)s"))


def get(name: str) -> Logger:
    """Return the logger of this name, below ``hxtorch``, whose configuration holds for all."""
    inside = name == "hxtorch" or name.startswith("hxtorch.")
    return Logger(logging.getLogger(name if inside else f"hxtorch.{name}"))


def get_root() -> Logger:
    """Return the logger above all others: that of ``hxtorch``, for the reader's own are not ours to set."""
    return get("hxtorch")


def set_loglevel(logger: Logger, level: LogLevel) -> None:
    """Let ``logger`` write only messages of ``level`` and above."""
    logger.set_level(level)


def default_config(level: LogLevel = LogLevel.WARN) -> None:
    """Write the messages of ``hxtorch`` of ``level`` and above to the error output."""
    logger = logging.getLogger("hxtorch")
    reset()
    logger.addHandler(_handler)
    logger.propagate = False  # otherwise a configured root logger would write each message twice
    logger.setLevel(level)


def reset() -> None:
    """Undo `default_config` and every level of ``hxtorch``."""
    logger = logging.getLogger("hxtorch")
    logger.removeHandler(_handler)
    logger.propagate = True
    logger.setLevel(logging.NOTSET)
