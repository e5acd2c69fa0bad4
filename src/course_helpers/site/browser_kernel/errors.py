"""The one error of this folder, whose message an instructor may read."""

from __future__ import annotations


class BrowserKernelError(RuntimeError):
    """The browser kernel cannot be built; the (German) message says why and what to do next."""
