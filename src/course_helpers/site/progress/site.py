"""What pages load for quizzes and progress, and the list of all tasks that the contents show signs for."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import TYPE_CHECKING, Any

from course_helpers.site.live.parts import Part
from course_helpers.site.progress.tasks import all_tasks

if TYPE_CHECKING:
    from docutils import nodes
    from sphinx.application import Sphinx
    from sphinx.config import Config

STATIC = Path(__file__).parent / "static"
FOLDER = "lernen"
LAUNCHER = '"../../live/static/'  # where the launcher's modules lie as seen from ours


def _part(launcher: str) -> Part:
    """Return our files; all of a page keep work in one store, the launcher's."""
    files = [file for file in STATIC.iterdir() if file.suffix in {".js", ".css"}]
    place = f'"../../live/{launcher}/'
    return Part(
        "seite", {file.name: file.read_text("utf-8").replace(LAUNCHER, place).encode() for file in files}
    )


def _configure(app: Sphinx, config: Config) -> None:
    config.kurs_lernen = _part(config.kurs_live_parts["app"]).folder
    app.add_css_file(f"{FOLDER}/{config.kurs_lernen}/lernen.css", priority=900)


def _add_script(app: Sphinx, page: str, _template: str, _context: Any, _tree: nodes.document | None) -> None:
    if app.builder.format != "html":
        return
    body = json.dumps({"page": page, "tasks": f"{FOLDER}/aufgaben.json"}).replace("<", "\\u003c")
    app.add_js_file(None, body=body, type="application/json", id="kurs-lernen")
    app.add_js_file(f"{FOLDER}/{app.config.kurs_lernen}/lernen.js", type="module")


def write_parts(app: Sphinx) -> None:
    """Put scripts and style into the built site, and the list of all tasks."""
    target = Path(app.outdir) / "_static" / FOLDER
    part = _part(app.config.kurs_live_parts["app"])
    for old in target.glob("seite-*"):
        if old.name != part.folder:
            shutil.rmtree(old)
    part.write(target)
    tasks = {page: entries for page, entries in all_tasks(app.env).items() if page in app.env.found_docs}
    (target / "aufgaben.json").write_text(json.dumps(tasks, ensure_ascii=False), "utf-8")


def setup(app: Sphinx) -> None:
    """Add style and script to every page."""
    app.add_config_value("kurs_lernen", "", "html")  # set by _configure; a change rewrites all pages
    app.connect("config-inited", _configure, priority=600)  # after `live`, whose folder it names
    app.connect("html-page-context", _add_script)
