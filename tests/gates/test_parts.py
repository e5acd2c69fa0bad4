"""*Über diesen Kurs* names every part that the site ships, with version and licence."""

from __future__ import annotations

import json
import re
from html.parser import HTMLParser
from pathlib import Path

import pytest

NODE_MODULES = Path(__file__).parents[2] / "node_modules"
# Who brings the files of the site's folders and scripts; a new one has to be named here, and so on the page
LIVE = {
    "app": "marked",
    "thebe": "thebe",
    "mathjax": "mathjax",
    "ipycanvas": "ipycanvas",
    "kernel": "pyodide",
}
SCRIPTS = {
    "Sphinx": "base-stemmer doctools documentation_options german-stemmer language_data searchtools "
    "sphinx_highlight translations",
    "sphinx-copybutton": "copybutton copybutton_funcs",
    "clipboard.js": "clipboard.min",
    "sphinx-design": "design-tabs",
    "Bootstrap": "bootstrap",
    "pydata-sphinx-theme": "pydata-sphinx-theme",
    "sphinx-book-theme": "sphinx-book-theme",
}


class Cells(HTMLParser):
    """The rows of the tables of a page."""

    def __init__(self, text):
        super().__init__()
        self.rows = []
        self.feed(text)

    def handle_starttag(self, tag, _attrs):
        if tag == "tr":
            self.rows.append([])
        elif tag == "td":
            self.rows[-1].append("")

    def handle_data(self, data):
        if self.rows and self.rows[-1]:
            self.rows[-1][-1] += data.strip()


@pytest.fixture(scope="module")
def named(site):
    """Return version and licence by the name of the part."""
    rows = Cells((site / "ueber.html").read_text(encoding="utf-8")).rows
    return {row[0].lower(): row[2:] for row in rows if len(row) == 4}


def test_every_part_has_version_and_licence(named):
    assert len(named) > 40
    assert {name: facts for name, facts in named.items() if not facts[1] or facts[1] == "siehe Paket"} == {}
    assert [name for name, (version, _) in named.items() if not version] == ["in thebe enthalten"]


def test_packages_of_python_for_the_browser_are_named(site, named):
    (lock,) = (site / "_static" / "live").glob("kernel-*/pyodide/lock-*.json")
    packages = json.loads(lock.read_text(encoding="utf-8"))["packages"]
    wheels = {Path(facts["file_name"]).name.split("-")[:2][0]: facts for facts in packages.values()}
    shown = {name.replace("-", "_").replace(".", "_"): version for name, (version, _) in named.items()}
    assert {
        name: facts["version"]
        for name, facts in wheels.items()
        if shown.get(name.lower().replace(".", "_")) != facts["version"]
    } == {}


def test_scripts_and_folders_are_named(site, named):
    folders = {re.sub(r"-[0-9a-f]{10}$", "", path.name) for path in (site / "_static" / "live").iterdir()}
    assert {folder.lower() for folder in folders} <= {*LIVE, "notebooks", "server.json"}
    static = site / "_static"
    found = {path.stem for path in (*static.glob("*.js"), *(static / "scripts").glob("*.js"))}
    assert found <= set(" ".join(SCRIPTS.values()).split())
    assert {*LIVE.values(), *(name.lower() for name in SCRIPTS)} <= set(named)


def test_npm_packages_in_the_bundles_are_named(site, named):
    (kernel,) = (site / "_static" / "live").glob("kernel-*/kernel.js")
    assert "@jupyterlab/services" in named, kernel
    for name in (
        "@jupyterlite/services",
        "@lumino/signaling",
        "comlink",
        "thebe",
        "mathjax",
        "pyodide",
        "marked",
    ):
        file = NODE_MODULES / name / "package.json"
        facts = json.loads(file.read_text(encoding="utf-8"))
        assert named[name] == [facts["version"], facts["license"]]
