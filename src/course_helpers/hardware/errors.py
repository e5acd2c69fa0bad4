"""The one exception of this package: a sentence for the reader, details for the log."""

from __future__ import annotations


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
