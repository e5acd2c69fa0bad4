"""A guard for runs of chapters: a kernel's answer that has come is found, though nobody noticed it.

While nbclient waits for the answer to a cell with ``interact``, it sends the states of Output widgets over
the same socket, and jupyter_client sends them past the asynchronous one. Such a send can use up the mark that
the answer has come: the kernel is idle, and the run stands still until the cell's 300 seconds are over.
Looking again finds the answer.
"""

from __future__ import annotations

import contextlib
import math
from queue import Empty
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jupyter_client.channels import AsyncZMQSocketChannel

_LOOK = 1.0  # seconds after which it looks again


@contextlib.contextmanager
def found_again() -> Iterator[None]:
    """Let whoever waits for a message of a kernel look again every second."""
    from jupyter_client.channels import AsyncZMQSocketChannel  # noqa: PLC0415 - the base has no kernels

    once = AsyncZMQSocketChannel.get_msg

    async def get_msg(
        channel: AsyncZMQSocketChannel,
        timeout: float | None = None,  # noqa: ASYNC109 - jupyter_client's signature
    ) -> dict[str, Any]:
        left = math.inf if timeout is None else timeout
        while left > _LOOK:
            with contextlib.suppress(Empty):
                return await once(channel, _LOOK)
            left -= _LOOK
        return await once(channel, left)

    AsyncZMQSocketChannel.get_msg = get_msg  # type: ignore[assignment, method-assign]  # its only door
    try:
        yield
    finally:
        AsyncZMQSocketChannel.get_msg = once  # type: ignore[method-assign]  # as before
