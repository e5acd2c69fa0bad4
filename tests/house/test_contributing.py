"""CONTRIBUTING says the same in German and in English, and knows all rooms and all marks."""

from __future__ import annotations

import re
import tomllib

import pytest
from tests.house.architecture import ROOT, rooms

GERMAN, ENGLISH = "CONTRIBUTING.md", "CONTRIBUTING.en.md"
_SPAN = re.compile(r"(?<!`)(`+)(?!`)(.+?)(?<!`)\1(?!`)")


def sections(name):
    """Return the code spans below each heading, in the sheet's order."""
    parts = re.split(r"^#+ .*$", (ROOT / name).read_text("utf-8"), flags=re.MULTILINE)
    return [{span.strip() for _, span in _SPAN.findall(part)} for part in parts]


def words(name):
    """Return all words that stand in code spans."""
    return {word for spans in sections(name) for span in spans for word in re.findall(r"\w+", span)}


def test_both_sheets_have_the_same_headings():
    assert len(sections(GERMAN)) == len(sections(ENGLISH))


PAIRS = tuple(zip(sections(GERMAN), sections(ENGLISH), strict=False))


@pytest.mark.parametrize(("german", "english"), PAIRS)
def test_both_sheets_name_the_same_code_below_each_heading(german, english):
    assert german - english == set(), "only in German"
    assert english - german == set(), "only in English"


def test_each_room_is_named():
    assert rooms() - words(GERMAN) == set()


def test_each_mark_is_named():
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    marks = {line.partition(":")[0] for line in settings["tool"]["pytest"]["ini_options"]["markers"]}
    assert marks - words(GERMAN) == set()
