"""What the pages load, and the colours they use."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from course_helpers.book.assets import STATIC

LOOK = (STATIC / "kurs" / "look.css").read_text(encoding="utf-8")
BOXES = ("vorhersage", "aufgabe", "hinweis", "loesung", "merke", "ziele", "zusammenfassung")


def colours(theme):
    block = re.search(rf'html\[data-theme="{theme}"\] \{{(.*?)\}}', LOOK, re.DOTALL)[1]
    named = dict(re.findall(r"--kurs-([\w-]+): #([0-9a-f]{6});", block))
    tint = int(re.search(r"--kurs-tint: (\d+)%", block)[1]) / 100
    return {name: [int(value[i : i + 2], 16) / 255 for i in (0, 2, 4)] for name, value in named.items()}, tint


def contrast(one, other):
    def luminance(colour):
        linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in colour]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_every_text_colour_stands_out_enough(theme):
    colour, tint = colours(theme)
    for ink in ("ink", "muted", "main", "main-strong", "aufgabe"):
        for paper in ("paper", "code"):
            assert contrast(colour[ink], colour[paper]) >= 4.5, (ink, paper)
    for kind in BOXES:
        background = [tint * c + (1 - tint) * p for c, p in zip(colour[kind], colour["paper"], strict=True)]
        for ink in (kind, "ink", "main"):
            assert contrast(colour[ink], background) >= 4.5, (ink, kind)


def test_no_other_style_sheet_sets_a_colour():
    for sheet in (STATIC / "kurs").glob("*.css"):
        if sheet.name != "look.css":
            rules = re.sub(r"url\('.*?'\)", "", sheet.read_text(encoding="utf-8"))
            assert not re.search(r"#[0-9a-fA-F]{3,8}\b|rgba?\(|hsl", rules), sheet


def test_mathjax_comes_from_the_site_and_only_where_there_is_maths(sample):
    assert '<script defer="defer" src="../_static/mathjax/startup.js"></script>' in sample.html(
        "chapters/03_alles"
    )
    assert "mathjax" not in sample.html("ohne_formel").lower().replace("mathjax_ignore", "")
    assert (sample.target / "_static/mathjax/input/tex.js").is_file()


def test_a_missing_mathjax_is_a_clear_sentence(tiny_book):
    Path(tiny_book.course.root / "node_modules").unlink()
    tiny_book.write("seite", "# Seite\n\n$a^2$\n")
    outcome = tiny_book.build()
    assert not outcome.finished
    assert "MathJax fehlt: Führe im Ordner des Kurses `npm ci` aus" in "\n".join(outcome.warnings)


def test_no_page_names_another_host_for_what_it_loads(sample):
    for page in sample.target.rglob("*.html"):
        loaded = re.findall(
            r"<(?:script|link|img|iframe)\b[^>]*\b(?:src|href)=\"(?:https?:)?//[^\"]*\"", page.read_text()
        )
        assert loaded == [], page
