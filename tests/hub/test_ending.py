"""The end of a lesson: all places are closed, and what stays open is told."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field

from course_helpers.site.hub.teacher.ending import close_all


@dataclass
class Spawner:
    """What the end of a lesson uses of JupyterHub's spawners."""

    pending: str | None = None
    ready: bool = False
    at_once: bool = False

    @property
    def active(self):
        return bool(self.pending or self.ready)


@dataclass
class User:
    """A pupil; as with JupyterHub, a new spawner takes the place of one that has been stopped."""

    name: str
    spawner: Spawner = field(default_factory=Spawner)


def test_places_that_start_are_closed_and_what_stays_open_is_told(run_async):
    users = {
        "anna": User("anna", Spawner(ready=True)),
        "bert": User("bert", Spawner(pending="spawn")),
        "cem": User("cem", Spawner(ready=True)),
        "dora": User("dora", Spawner(pending="spawn")),
        "emil": User("emil"),
    }
    before = {name: user.spawner for name, user in users.items()}

    async def stop(user):
        if user.name == "cem":
            raise RuntimeError
        user.spawner.ready = False
        user.spawner = Spawner()

    async def start(spawner):
        await asyncio.sleep(0)
        spawner.pending, spawner.ready = None, True

    async def end():
        starting = asyncio.create_task(start(before["bert"]))
        said = await close_all(list(users.values()), stop, patience=0.01)
        await starting
        return said

    assert run_async(end()) == (2, ["cem", "dora"])
    assert [name for name, spawner in before.items() if spawner.at_once] == ["anna", "bert", "cem", "dora"]
    assert not users["anna"].spawner.at_once
