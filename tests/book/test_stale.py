"""Which chapters run again after a change: all that use what has changed, and no other."""

from __future__ import annotations

import textwrap

import pytest
from tests.tiny_books import front_matter

from course_helpers.site.book.fingerprint import Package, cell_sources

LAZY = """\
import importlib

_LAZY = {"Faul": "probe.faul"}


def __getattr__(name):
    return getattr(importlib.import_module(_LAZY[name]), name)
"""


@pytest.fixture
def package(tmp_path):
    """A package whose modules use each other in the ways that ours do."""
    folder = tmp_path / "pakete" / "probe"
    files = {
        "__init__.py": LAZY,
        "basis.py": "WERT = 1\n",
        "faul.py": "Faul = 7\n",
        "eins/__init__.py": "from .kern import eins\n",
        "eins/kern.py": "from ..basis import WERT\n\n\ndef eins():\n    return WERT\n",
        "zwei/__init__.py": "def zwei():\n    return 2\n",
        "zwei/daten.txt": "2\n",
    }
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text)
    return folder


def append(file, text="# geändert\n"):
    file.write_text(file.read_text() + text)


@pytest.mark.parametrize(
    ("code", "file", "changes"),
    [
        ("from probe.eins import eins", "basis.py", True),
        ("import probe.eins as p", "eins/kern.py", True),
        ("from probe import eins", "basis.py", True),
        ("from probe import eins", "zwei/__init__.py", False),
        ("from probe.zwei import zwei", "basis.py", False),
        ("from probe.zwei import zwei", "zwei/daten.txt", True),
        ("from probe.zwei import zwei", "__init__.py", True),
        ("from probe import Faul", "faul.py", True),
        ("from probe import Faul", "basis.py", False),
        ("def f(:  # Lücke\n    from probe.eins import eins", "basis.py", True),
        ("import numpy", "basis.py", False),
    ],
)
def test_a_fingerprint_changes_with_what_the_code_uses(package, code, file, changes):
    before = Package(package).fingerprint([code])
    append(package / file)
    assert (Package(package).fingerprint([code]) != before) is changes


def test_code_that_uses_nothing_has_no_fingerprint(package):
    assert Package(package).fingerprint(["import numpy as np", "%matplotlib inline"]) == ""


def test_cells_lose_magics_and_options():
    text = "```{code-cell} ipython3\n:tags: [a]\n%timeit x\nx = 1\n```\n\n```python\nno\n```\n"
    assert [source.strip() for source in cell_sources(text)] == ["x = 1"]


@pytest.mark.slow
def test_only_the_chapters_concerned_run_again(tiny_book, package, monkeypatch):
    monkeypatch.setenv("PYTHONPATH", str(package.parent))

    def chapter(name, code):
        cell = f"```{{code-cell}} ipython3\n{code}\n```\n"
        tiny_book.write(name, f"# {name}\n\n{cell}", head=front_matter())

    def executed():
        outcome = tiny_book.build(kurs_package=str(package))
        assert outcome.warnings == []
        return outcome.executed

    chapter("a", "from probe.eins import eins\nprint('Ergebnis', eins())")
    chapter("b", "from probe.zwei import zwei\nprint(zwei())")
    assert executed() == ["a", "b"]
    assert executed() == []

    (package / "basis.py").write_text("WERT = 5\n")
    assert executed() == ["a"]
    assert "Ergebnis 5" in tiny_book.html("a")

    chapter("b", "from probe.zwei import zwei\nprint(zwei() * 3)")
    assert executed() == ["b"]
    assert "6\n" in tiny_book.html("b")

    (package / "basis.py").write_text("WERT = 1\n")
    assert executed() == []  # this state ran before: its outputs come from the cache ...
    assert "Ergebnis 1" in tiny_book.html("a")  # ... and are shown
    assert textwrap.dedent(tiny_book.html("b")).count("Ergebnis") == 0
