"""Notebooks that come back: what Jupyter opens is taken, the rest refused in German, and nothing runs."""

from __future__ import annotations

import copy
import json

import nbformat
import pytest
from playwright.sync_api import expect

ASSIGN, LAST = 2, 8  # cells of the book in conftest.py
BOOK = 'print("nach dem Fehler")'
TAKEN = "taken"

pytestmark = pytest.mark.browser


def code(source="1", **more):
    cell = {
        "cell_type": "code",
        "metadata": {},
        "execution_count": None,
        "outputs": [],
        "source": source,
        **more,
    }
    return {key: value for key, value in cell.items() if value is not ...}


def notebook(*cells, **more):
    return {
        "nbformat": 4,
        "nbformat_minor": 5,
        "metadata": {"kurs": {"seite": "eins"}},
        "cells": list(cells),
        **more,
    }


def raw(**more):
    return {"cell_type": "raw", "metadata": {}, "source": "roh", **more}


def markdown(**more):
    return {"cell_type": "markdown", "metadata": {}, "source": ["# T\n", "Text"], **more}


# name: (notebook, what the page makes of it, whether nbformat itself calls it valid)
TABLE = {
    "empty": (notebook(), TAKEN, True),
    "id": (notebook(code(id="a1")), TAKEN, True),
    "list": (notebook(code(["a = 1\n", "b = 2"], id="a1")), TAKEN, True),
    "attachments": (notebook(markdown(id="m", attachments={"a.png": {"image/png": "AAAA"}})), TAKEN, True),
    "raw": (notebook(raw(id="r")), TAKEN, True),
    "metadata": (notebook(code(id="a", metadata={"x": [1, {"y": None}], "tags": ["t"]})), TAKEN, True),
    "outputs": (
        notebook(code(id="a", outputs=[{"output_type": "stream", "name": "stdout", "text": "x"}])),
        TAKEN,
        True,
    ),
    **{f"minor {n}": (notebook(code(), raw(), nbformat_minor=n), TAKEN, True) for n in range(5)},
    "minor 6": (notebook(code(id="a"), nbformat_minor=6), TAKEN, True),
    "without ids": (notebook(code()), TAKEN, False),
    "missing source": (notebook(code(..., id="a")), TAKEN, False),
    "null source": (notebook(code(None, id="a")), "brokenNotebook", False),
    "object source": (notebook(code({"a": 1}, id="a")), "brokenNotebook", False),
    "number source": (notebook(code(7, id="a")), "brokenNotebook", False),
    "list of null": (notebook(code(["a", None], id="a")), "brokenNotebook", False),
    "null cell": (notebook(None), "brokenNotebook", False),
    "text cell": (notebook("print(1)"), "brokenNotebook", False),
    "null metadata": (notebook(code(id="a", metadata=3)), "brokenNotebook", False),
    "no cells": ({"nbformat": 4, "nbformat_minor": 5, "metadata": {}}, "notNotebook", False),
    "format 3": (
        {"nbformat": 3, "nbformat_minor": 0, "metadata": {}, "worksheets": []},
        "olderNotebook",
        None,
    ),
    "format 5": (notebook(nbformat=5), "newerNotebook", None),
    "format as text": (notebook(nbformat="4"), "olderNotebook", None),
    "list as a whole": ([], "notNotebook", None),
    "null as a whole": (None, "notNotebook", None),
}
TEXTS = {"no JSON": "kein JSON", "nothing": "", "cut": json.dumps(notebook(code()))[:-5], "UTF-16": "\x00{"}


def upload(live, content, name="eins.ipynb"):
    data = content if isinstance(content, bytes) else json.dumps(content).encode()
    live.page.locator("input[type=file][accept^='.ipynb']").set_input_files(
        {"name": name, "mimeType": "application/x-ipynb+json", "buffer": data}
    )


def filled(**sources):
    """Return a notebook of the page with these sources in its cells."""
    cells = [
        code(source, id=key, metadata={"kurs": {"zelle": key.replace("_", "-")}})
        for key, source in sources.items()
    ]
    return notebook(*cells)


def finds_valid(content):
    try:
        return nbformat.validator.isvalid(copy.deepcopy(content))
    except (TypeError, AttributeError, KeyError):  # it stumbles over what is no notebook at all
        return False


@pytest.fixture(scope="module")
def judged(chromium, book, static_site):
    """Return what the page's reader says to each text of a notebook."""
    page = chromium.new_page()
    page.goto(static_site(book) + "eins.html")
    (folder,) = (book / "_static" / "live").glob("app-*")
    judge = """async ([folder, texts]) => {
        const { parse } = await import(`./_static/live/${folder}/notebook.js`);
        const judge = (text) => {
            try { parse(text, "x"); return "taken"; } catch (error) { return error.key; }
        };
        return texts.map(judge);
    }"""
    texts = [json.dumps(content) for content, *_ in TABLE.values()] + list(TEXTS.values())
    said = dict(zip([*TABLE, *TEXTS], page.evaluate(judge, [folder.name, texts]), strict=True))
    page.close()
    return said


@pytest.mark.parametrize("name", TABLE)
def test_the_page_takes_what_jupyter_opens(judged, name):
    content, expected, valid = TABLE[name]
    assert judged[name] == expected
    if valid is not None:
        assert finds_valid(content) is valid
    if valid:
        assert expected == TAKEN, "Jupyter's own validator finds nothing wrong with it"


@pytest.mark.parametrize("name", TEXTS)
def test_what_is_no_json_is_no_notebook(judged, name):
    assert judged[name] == "notNotebook"


def test_every_shape_of_source_arrives_and_nothing_runs(live):
    content = filled(zelle_2=["antwort = 1\n", "antwort += 1"], zelle_8="print('aus Jupyter')")
    del content["cells"][0]["id"]
    content["cells"] += [
        code("print('mehr')", id="neu"),
        raw(id="r"),
        code("# Kopie", metadata={"kurs": {"zelle": "zelle-8"}}),
    ]
    upload(live, "\ufeff".encode() + json.dumps(content).encode())
    live.await_status(
        "Das Notebook ist geladen; geänderte Zellen: 2. Weggelassen: eine Zelle, die es auf dieser"
    )
    assert live.code(ASSIGN) == "antwort = 1\nantwort += 1"
    assert live.code(LAST) == "print('aus Jupyter')\n\n# Kopie"
    expect(live.output(LAST)).to_be_hidden()
    expect(live.output(ASSIGN)).to_be_hidden()


def test_a_cell_without_source_is_empty(live):
    content = filled(zelle_8="x")
    del content["cells"][0]["source"]
    upload(live, content)
    live.await_status("Das Notebook ist geladen; geänderte Zellen: 1.")
    assert live.code(LAST) == ""


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (notebook(code({"a": 1})), "ist eine Zelle beschädigt. Es wurde nichts geändert"),
        (notebook(None), "ist eine Zelle beschädigt. Es wurde nichts geändert"),
        (notebook(nbformat=3), "ein Format, das die Seite nicht kennt. Es wurde nichts geändert"),
        (notebook(nbformat=5), "ein neueres Format"),
        (notebook(metadata={"kurs": {"seite": "zwei"}}), "gehört zu einer anderen Seite"),
        (b"kein JSON", "Diese Datei ist kein Notebook"),
        (filled(zelle_8="x = 1234567\n" * 850_000), "zu lang für die Seite. Es wurde nichts geändert"),
        (filled(zelle_8="x" * 10_000_000), "zu lang für die Seite. Es wurde nichts geändert"),
    ],
    ids=["object", "null", "3", "5", "other page", "no JSON", "10 MB of lines", "one line of 10 MB"],
)
def test_what_is_refused_is_refused_in_german_and_changes_nothing(live, content, words):
    upload(live, content)
    live.await_status(words)
    assert live.code(LAST) == BOOK


def test_a_notebook_of_10_mb_is_taken(live):
    picture = {"output_type": "display_data", "metadata": {}, "data": {"image/png": "A" * 10_000_000}}
    content = filled(zelle_8="print('groß')")
    content["cells"][0]["outputs"] = [picture]
    upload(live, content)
    live.await_status("Das Notebook ist geladen; geänderte Zellen: 1.")
    assert live.code(LAST) == "print('groß')"
