"""The copies of work that pupils' pages keep, read by the hub: which count, and what none can do to it."""

from __future__ import annotations

import asyncio
import os
import time

import pytest
from tests.hub.pupils_files import PAGE, collected, edit, work

from course_helpers.site.hub.teacher.lesson import Lesson
from course_helpers.site.hub.teacher.progress import by_task, where
from course_helpers.site.hub.teacher.work import LARGEST, MOST, MOST_ENTRIES

SOLVED = {"text": "geloest", "at": 1}


@pytest.fixture
def lesson(homes, book, tmp_path):
    """Return a lesson of a class that shares its states."""
    lesson = Lesson(homes["anna"].parent, book, tmp_path, 0)
    lesson.share(on=True)
    return lesson


def written(home, seconds, name="browser-1"):
    """Date a copy some seconds from now."""
    os.utime(home / "Kurs-Arbeit" / f"{name}.json", (time.time() + seconds,) * 2)


@pytest.mark.parametrize(
    "harm",
    [
        "[" * 100_000,
        '{"arbeit": [[1, 2], ["zelle:x", {"text": 1, "at": 1}], ["y", {"text": "", "at": NaN}]]}',
        "\xff",
        "null",
        '{"arbeit": [["zelle:chapters/eins#zelle-1#a", {"text": "", "at": 1%s}]]}' % ("0" * 400),
    ],
)
def test_copies_that_are_none_harm_nobody(harm, homes, book):
    work(homes["anna"], edit("x = 'neu'"))
    (homes["anna"] / "Kurs-Arbeit" / "browser-0.json").write_bytes(harm.encode("latin-1"))
    assert "x = 'neu'" in collected(homes, book)["anna/eins (im Kurs).ipynb"]


def test_one_whose_files_cannot_be_read_takes_nothing_from_the_others(homes, book, lesson, monkeypatch):
    def broken(home, *_):
        if home.name == "anna":
            raise ZeroDivisionError
        return {}, True

    work(homes["anna"], edit("x = 'neu'"))
    written(homes["anna"], 5)
    for module in ("collect", "progress"):
        monkeypatch.setattr(f"course_helpers.site.hub.teacher.{module}.read_work", broken)
    (homes["bert"] / "eins.md").write_text("meins")
    files = collected(homes, book)
    assert files["bert/eins.md"] == "meins"
    assert "anna: nicht lesbar" in files["Bericht.txt"]
    assert lesson.stands(list(homes))["readers"] == {"bert": ("", 0, 0, []), "anna": None}


def test_a_copy_of_many_pieces_is_read_up_to_a_limit(homes, book, lesson):
    invented = [[f"fortschritt:erfunden-{number}", SOLVED] for number in range(MOST_ENTRIES - 1)]
    known = [f"fortschritt:{PAGE}#a2", SOLVED]
    work(homes["anna"], *invented, known, edit("x = 'zu spät'"))
    written(homes["anna"], 5)
    assert set(lesson.progress.states(homes["anna"])) == {f"{PAGE}#a2"}
    files = collected(homes, book)
    assert set(files) == {"Bericht.txt"}
    assert "anna: weggelassen" in files["Bericht.txt"]


def test_all_copies_of_a_pupil_are_read_up_to_a_size(homes, book):
    for number in range(3):
        filling = ["zelle:sonst#was", {"text": "x" * (LARGEST - 1000), "at": 1}]
        work(homes["anna"], edit(f"x = 'von {number}'", at=number), filling, name=f"browser-{number}")
        written(homes["anna"], -number, f"browser-{number}")
    files = collected(homes, book)
    assert "x = 'von 1'" in files["anna/eins (im Kurs).ipynb"]
    assert "Kurs-Arbeit" in files["Bericht.txt"]


def test_of_many_copies_the_latest_are_read(homes, book):
    for number in range(MOST):
        work(homes["anna"], edit("x = 'alt'"), name=f"browser-{number}")
        written(homes["anna"], -100, f"browser-{number}")
    work(homes["anna"], edit("x = 'neu'", at=2), name="zuletzt")
    files = collected(homes, book)
    assert "x = 'neu'" in files["anna/eins (im Kurs).ipynb"]
    assert "Kurs-Arbeit" in files["Bericht.txt"]


def test_however_many_pages_ask_one_reading_goes_on(homes, lesson, run_async):
    asked = []
    lesson.progress.states = lambda home: asked.append(home) or {}

    async def ask():
        found = await asyncio.gather(*(lesson.recent_stands(list(homes)) for _ in range(5)))
        lesson.share(on=False)
        return [*found, await lesson.recent_stands(list(homes))]

    *found, after = run_async(ask())
    assert len(asked) == len(homes)
    assert all(one["readers"].keys() == homes.keys() for one in found)
    assert after == {}


def test_who_is_stuck_where(homes, book, lesson):
    now = time.time() * 1000
    tried = ["fortschritt:pruefung:fehler", {"text": "versucht", "at": now - 5 * 60_000}]
    work(homes["anna"], tried, [f"fortschritt:{PAGE}#a2", {"text": "geloest", "at": now}])
    work(homes["bert"], ["fortschritt:pruefung:fehler", {"text": "<b>", "at": now}])
    for home in homes.values():
        written(home, 5)
    everyone = {name: lesson.progress.states(home) for name, home in homes.items()}
    assert where(everyone["anna"], book) == (PAGE, 1, 2, [("Aufgabe 1", 5)])
    assert where(everyone["bert"], book) == ("", 0, 0, [])
    assert by_task(everyone, book.tasks[PAGE]) == [("Aufgabe 1", 0, ["anna"]), ("Aufgabe 2", 1, [])]
    work(homes["anna"])
    assert lesson.progress.states(homes["anna"]) == {}


def test_states_of_an_earlier_time_of_sharing_are_not_shown(homes, lesson):
    def solved():
        return lesson.stands(["anna"])["readers"]["anna"][1]

    work(homes["anna"], [f"fortschritt:{PAGE}#a2", SOLVED])
    written(homes["anna"], 5)
    assert solved() == 1
    lesson.share(on=False)
    assert lesson.stands(["anna"]) == {}
    written(homes["anna"], -5)
    lesson.share(on=True)
    assert solved() == 0
    written(homes["anna"], 5)
    assert solved() == 1
