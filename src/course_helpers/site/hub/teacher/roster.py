"""Who is there: the class's users of the hub, and what their places do."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from jupyterhub import orm
from jupyterhub.utils import utcnow

from course_helpers.site.hub.teacher.account import TEACHER

PLACES = {None: ("läuft nicht", "läuft"), "spawn": ("startet",) * 2, "stop": ("endet",) * 2}
NOTHING: tuple[str, int, int, list[Any]] = ("", 0, 0, [])  # what somebody who has just come has done
HOUR, DAY = 60, 24 * 60  # minutes


@dataclass(frozen=True)
class Row:
    """A line of the list.

    Attributes
    ----------
    name, shown : str
        The name to log in with, and the one of the class's list.
    place : str
        What the place does.
    runs, waits : bool
        Whether it runs; whether it is about to start or end.
    last : str
        When something was last heard of it.
    stand : tuple or None
        See `progress.where`, with the chapter's title; None where nothing is shared or can be read.
    """

    name: str
    shown: str
    place: str
    runs: bool
    waits: bool
    last: str
    stand: tuple[str, int, int, list[tuple[str, int | None]]] | None


def pupils(handler: Any) -> dict[str, Any]:
    """Return the class's users by name; those of an earlier list are still in the hub's data base.

    Without a list anybody can log in under any number of names: only those count that have a folder.
    """
    listed = handler.authenticator.readers
    homes = handler.lesson.homes
    users = handler.db.query(orm.User).order_by(orm.User.name)
    return {
        user.name: handler.users[user]
        for user in users
        if user.name != TEACHER and (user.name in listed if listed else (homes / user.name).is_dir())
    }


def rows(handler: Any, stands: dict[str, Any]) -> list[Row]:
    """Return the list."""
    listed = handler.authenticator.readers
    titles = handler.lesson.book.chapters
    found = []
    for name, user in pupils(handler).items():
        spawner = user.spawner
        stand = stands["readers"].get(name, NOTHING) if stands else None
        found.append(
            Row(
                name,
                listed.get(name) or name,
                PLACES.get(spawner.pending, PLACES[None])[bool(spawner.ready)],
                bool(spawner.ready),
                bool(spawner.pending),
                _ago(user.orm_user.last_activity),
                stand and (titles.get(stand[0], ""), *stand[1:]),
            )
        )
    return found


def _ago(moment: Any) -> str:
    """Return how long ago something was, in German; `moment` is in UTC, as the data base has it."""
    if moment is None:
        return "noch nie"
    minutes = int((utcnow(with_tz=False) - moment).total_seconds() // 60)
    if minutes < 1:
        return "gerade eben"
    if minutes < HOUR:
        return f"vor {minutes} min"
    if minutes < DAY:
        return f"vor {minutes // HOUR} h"
    return f"am {moment:%d.%m.%Y}"
