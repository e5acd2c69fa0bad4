"""A small book, folders of two pupils, and what their pages would keep in them."""

from __future__ import annotations

import io
import json
import zipfile

import pytest

from course_helpers.site.hub.teacher.book import Book
from course_helpers.site.hub.teacher.collect import collect

PAGE = "chapters/eins"


@pytest.fixture
def book(tmp_path):
    """Return a book with one chapter of two tasks."""
    static = tmp_path / "buch" / "_static"
    notebook = static / "live" / "notebooks" / f"{PAGE}.ipynb"
    notebook.parent.mkdir(parents=True)
    code = [
        {"cell_type": "code", "metadata": {"kurs": {"zelle": f"zelle-{n}"}}, "source": f"x = {n}"}
        for n in (1, 2)
    ]
    cells = [{"cell_type": "markdown", "metadata": {}, "source": ["# Erstes Kapitel\n", "Text"]}, *code]
    notebook.write_text(json.dumps({"cells": cells, "metadata": {}, "nbformat": 4, "nbformat_minor": 5}))
    (static / "lernen").mkdir()
    tasks = [
        {"box": "a1", "title": "Aufgabe 1", "check": "fehler"},
        {"box": "a2", "title": "Aufgabe 2", "check": ""},
    ]
    (static / "lernen" / "aufgaben.json").write_text(json.dumps({PAGE: tasks}))
    return Book(tmp_path / "buch")


@pytest.fixture
def homes(tmp_path):
    found = {name: tmp_path / "konten" / name for name in ("anna", "bert")}
    for home in found.values():
        home.mkdir(parents=True)
    return found


def work(home, *pieces, name="browser-1"):
    """Write what a page would keep."""
    (home / "Kurs-Arbeit").mkdir(exist_ok=True)
    file = home / "Kurs-Arbeit" / f"{name}.json"
    file.write_text(json.dumps({"kurs-kopie": 1, "arbeit": pieces}))


def edit(text, at=1, original="x = 2", cell="zelle-2"):
    return [f"zelle:{PAGE}#{cell}#abc", {"text": text, "at": at, "id": cell, "original": original}]


def collected(homes, book, page=PAGE):
    file = io.BytesIO()
    collect(file, homes, book, page)
    with zipfile.ZipFile(file) as archive:
        return {name: archive.read(name).decode() for name in archive.namelist()}
