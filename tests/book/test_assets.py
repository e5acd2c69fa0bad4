"""What the pages load, and the colours they use."""

from __future__ import annotations

import re

import pytest
from sphinx.errors import ExtensionError

from course_helpers.site.book.assets import STATIC
from course_helpers.site.book.formulas import mathjax_folder

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


def test_formulas_are_drawn_in_the_page_which_loads_no_mathjax(sample):
    page = sample.html("chapters/03_alles")
    inline = re.search(r'<span class="math notranslate nohighlight"><mjx-container.*?</mjx-container>', page)[
        0
    ]
    assert "<svg" in inline
    assert "<math" in inline  # what a screen reader gets
    assert not re.search(r"<script[^>]*mathjax", page, re.IGNORECASE)


def test_displayed_formulas_stand_in_lines_and_have_their_number(tiny_book):
    tiny_book.write("seite", "# Seite\n\n$$\na &= b \\\\\nc &= d\n$$ (marke)\n\nSiehe {eq}`marke`.\n")
    outcome = tiny_book.build()
    assert outcome.warnings == []
    formula = re.search(r'<div class="math[^>]*>(.*?)</div>', tiny_book.html("seite"), re.DOTALL)[1]
    assert '<span class="eqno">(1)' in formula
    assert 'display="true"' in formula
    assert formula.count("<mtr>") == 2


def test_a_formula_that_mathjax_cannot_read_is_a_warning_at_its_place(tiny_book):
    tiny_book.write("seite", "# Seite\n\nText $\\frac{1}$ und $\\gibtsnicht$.\n")
    outcome = tiny_book.build()
    first, second = outcome.warnings
    assert "seite.md" in first
    assert r"MathJax versteht die Formel „\frac{1}“ nicht" in first
    assert "gibtsnicht" in second
    assert r"<code>\frac{1}</code>" in tiny_book.html("seite")


def test_missing_mathjax_is_a_clear_sentence(tmp_path):
    with pytest.raises(ExtensionError, match="MathJax fehlt: Führe im Ordner des Kurses `npm ci` aus"):
        mathjax_folder(tmp_path)


def test_no_page_names_another_host_for_what_it_loads(sample):
    for page in sample.target.rglob("*.html"):
        loaded = re.findall(
            r"<(?:script|link|img|iframe)\b[^>]*\b(?:src|href)=\"(?:https?:)?//[^\"]*\"", page.read_text()
        )
        assert loaded == [], page
