"""A pupil goes through the tasks of chapters 1 to 4 in the built book, with Python in the browser."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect
from tests.exercises.table import program

from course_helpers.exercises import TASKS

WAIT = 60_000  # ms; how long anything may take on a busy machine
# cells that make what the tasks of their chapter use
NEEDED = {"02": ["import numpy as np", "temperatur = "], "03": ["class Layer"]}

# In the order of the page: a task's box, its gap, its check, its hints, its solution
FIND_TASKS = """() => {
  const found = [];
  for (const node of document.querySelectorAll(".kasten, div.cell")) {
    const is = (name) => node.classList.contains(name);
    if (is("kasten-aufgabe")) found.push({ box: node.id, hints: [] });
    const task = found.at(-1);
    if (!task || task.solution) continue;
    if (is("tag_luecke")) task.gap = node.id;
    else if (is("tag_pruefung")) task.check = node.id;
    else if (is("kasten-hinweis")) task.hints.push(node.id);
    else if (is("kasten-loesung")) task.solution = node.id;
  }
  return found.filter((task) => task.check);
}"""


def plain(text):
    """Return a message as the page shows it."""
    return text.replace("`", "")


class Chapter:
    """A live page of the book."""

    def __init__(self, page):
        self.page = page
        page.set_default_timeout(WAIT)
        page.get_by_role("button", name="Live schalten").click()
        expect(page.locator(".kurs-status")).to_contain_text("Bereit.", timeout=2 * WAIT)

    def run(self, cell):
        """Press a cell's button, wait for its end, return what it shows."""
        node = self.page.locator(f"#{cell}")
        node.get_by_role("button", name=re.compile("ausführen$")).click()
        expect(node).not_to_have_attribute("data-lauf", "ja", timeout=WAIT)
        return node.locator(".kurs-ausgabe")

    def write(self, cell, text):
        self.page.locator(f"#{cell} .CodeMirror-lines").click()
        self.page.keyboard.press("Control+A")
        self.page.keyboard.insert_text(text)

    def answer(self, task, text=None):
        """Write into the gap and press its check, which runs both; return the check's result."""
        if text is not None:
            self.write(task["gap"], text)
        return self.run(task["check"]).locator(".kurs-pruefung")

    def sign(self, task):
        return self.page.locator(f"#{task['box']} .kurs-zeichen")


@pytest.fixture(scope="module")
def book(static_site, site):
    """Return the address of the built book on a plain file server."""
    return static_site(site)


@pytest.fixture(scope="module")
def pupil(chromium):
    """Return the pupil's browser, which keeps Python from one chapter to the next."""
    context = chromium.new_context(locale="de-DE")
    yield context
    context.close()


@pytest.fixture
def chapter(request, pupil, book, site):
    """Return a chapter that is live."""
    (file,) = site.glob(f"chapters/{request.param}_*.html")
    page = pupil.new_page()
    errors = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.goto(f"{book}chapters/{file.name}")
    live = Chapter(page)
    for words in NEEDED.get(request.param, []):
        cell = page.locator("div.cell:not(.tag_vorspann)", has_text=words).first
        live.run(cell.get_attribute("id"))
    yield live
    page.close()
    assert errors == []


@pytest.mark.browser
@pytest.mark.slow
@pytest.mark.parametrize(
    ("chapter", "count"), [("01", 4), ("02", 5), ("03", 4), ("04", 5)], indirect=["chapter"]
)
def test_every_task_wrong_first_then_solved(chapter, count, solutions):
    page, tasks = chapter.page, chapter.page.evaluate(FIND_TASKS)
    assert len(tasks) == count
    for task in tasks:
        name = re.search(r'prüfe\("(\w+)"', page.locator(f"#{task['check']} pre").first.text_content())[1]
        expect(chapter.answer(task)).to_contain_text("Noch offen.")
        expect(chapter.sign(task)).to_have_text("○ offen")
        mistake = TASKS[name].mistakes[0]
        wrong = program(name, mistake.name, *solutions[name])
        expect(chapter.answer(task, wrong)).to_contain_text(f"Noch nicht. {plain(mistake.says)}")
        expect(chapter.sign(task)).to_have_text("◐ versucht")
        assert len(task["hints"]) == 3
        for fold in (*task["hints"], task["solution"]):
            page.locator(f"#{fold} summary").first.click()
        solution = page.locator(f"#{task['solution']} pre").first.inner_text()
        expect(chapter.answer(task, solution)).to_contain_text(f"Gelöst. {plain(TASKS[name].solved)}")
        expect(chapter.sign(task)).to_have_text("● gelöst")
    chapter.write(task["gap"], "def halb(")
    expect(chapter.run(task["check"])).to_contain_text(
        "noch nicht lesen. Sieh dir zuerst die Meldung dort an."
    )
    page.reload()
    for task in tasks:
        expect(chapter.sign(task)).to_have_text("● gelöst")
    expect(page.locator("nav.bd-docs-nav a.current .kurs-zeichen")).to_contain_text(f"{count} von")
