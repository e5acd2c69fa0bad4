"""The German text of every page holds no word that neither hunspell's dictionary nor our list knows."""

from __future__ import annotations

import re
import shutil
import subprocess
from html.parser import HTMLParser
from pathlib import Path

import pytest

WORDS = Path(__file__).with_name("woerter.txt")
SILENT = {"pre", "code", "script", "style", "svg", "math", "mjx-container", "kbd", "head"}
SILENT_CLASSES = {"math", "literal", "eqno", "headerlink", "cell_output", "versionen"}
VOID = {"img", "br", "hr", "input", "meta", "link", "col", "source", "wbr", "area"}

pytestmark = pytest.mark.skipif(
    shutil.which("hunspell") is None
    or "de_DE"
    not in subprocess.run(["hunspell", "-D"], input="", capture_output=True, text=True, check=False).stderr,
    reason="hunspell with the German dictionary is missing: apt install hunspell hunspell-de-de",
)


class Prose(HTMLParser):
    """The words that stand in a page's text and in its alternative texts, without code and formulas."""

    def __init__(self, text):
        super().__init__()
        self.said = []
        self.open = []
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        facts = dict(attrs)
        for name in ("alt", "aria-label", "title"):
            if facts.get(name) and not self.silent():
                self.said.append(facts[name])
        if tag not in VOID:
            silent = tag in SILENT or bool(SILENT_CLASSES & set((facts.get("class") or "").split()))
            self.open.append((tag, silent))

    def handle_endtag(self, tag):
        while tag in [name for name, _ in self.open]:
            if self.open.pop()[0] == tag:
                break

    def handle_data(self, data):
        if not self.silent():
            self.said.append(data)

    def silent(self):
        return any(silent for _, silent in self.open)


def unknown(text):
    """Return the words that hunspell does not know."""
    plain = re.sub(r"\S*[/@_.]\S*[/@_]\S*|https?://\S+", " ", text).replace("\u00ad", "").replace("’", "'")
    done = subprocess.run(
        ["hunspell", "-d", "de_DE", "-i", "utf-8", "-l"],
        input=plain,
        capture_output=True,
        text=True,
        check=True,
    )
    known = {
        line.strip() for line in WORDS.read_text(encoding="utf-8").splitlines() if not line.startswith("#")
    }
    found = {word.strip("-.") for word in done.stdout.split()}
    return {word for word in found if len(word) > 1 and word not in known}


def test_every_word_is_spelled_right(site, pages, report):
    found = {}
    for name in pages:
        if words := unknown("\n".join(Prose((site / name).read_text(encoding="utf-8")).said)):
            found[name] = sorted(words)
    report("hunspell: unbekannte Wörter auf allen Seiten", len(set().union(*found.values())), "0")
    assert found == {}


def test_a_wrong_word_is_noticed_but_not_in_code():
    page = "<p>Das Nezt lernt.</p><pre>nezzt</pre><img alt='Bidl'>"
    assert unknown("\n".join(Prose(page).said)) == {"Nezt", "Bidl"}
