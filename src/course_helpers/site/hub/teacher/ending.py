"""The end of a lesson: all places are closed, those that are just starting, too."""

from __future__ import annotations

import asyncio
import logging
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Sequence

PATIENCE = 60  # seconds for places that are about to start or end; a class that waits in turns takes as long


async def close_all(
    users: Sequence[Any], stop: Callable[[Any], Awaitable[Any]], patience: float = PATIENCE
) -> tuple[int, list[str]]:
    """Close all places.

    Parameters
    ----------
    users : sequence of jupyterhub.user.User
        Whose places; most have none.
    stop : callable
        Stop the place of one.
    patience : float
        Seconds to wait for places that are about to start: JupyterHub stops none before it runs.

    Returns
    -------
    tuple of (int, list of str)
        How many were closed, and whose are still open.
    """
    spawners = {user.name: user.spawner for user in users if user.spawner.active}
    for spawner in spawners.values():
        # 25 that end in order keep a small machine busy for half a minute; the next start has a new spawner
        spawner.at_once = True
    ready = asyncio.gather(*(_is_settled(spawner) for spawner in spawners.values()))
    try:
        await asyncio.wait_for(ready, patience)
    except TimeoutError:
        logging.getLogger(__name__).warning("Some places take long to start; they stay open")
    running = [user for user in users if user.name in spawners and spawners[user.name].ready]
    said = await asyncio.gather(*map(stop, running), return_exceptions=True)
    for user, error in zip(running, said, strict=True):
        if isinstance(error, BaseException):
            logging.getLogger(__name__).error(
                "The place of %s could not be closed", user.name, exc_info=error
            )
    still = [name for name, spawner in spawners.items() if spawner.active]
    return len(spawners) - len(still), still


async def _is_settled(spawner: Any) -> None:
    """Wait until a place runs or not; JupyterHub has no event for it."""
    while spawner.pending:  # noqa: ASYNC110
        await asyncio.sleep(0.1)
