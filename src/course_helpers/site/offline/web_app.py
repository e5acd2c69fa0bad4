"""What makes the built site an installable web app: manifest, service worker, and the list of its files."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import TYPE_CHECKING

from course_helpers.site_contract import PROBE, WORKER, file_list, static_probe

if TYPE_CHECKING:
    from sphinx.application import Sphinx

STATIC = Path(__file__).parent / "static"
TEMPLATE = Path(__file__).parent / "worker" / "sw.js"
# Sphinx's notes for itself, and what differs between a web host, a Jupyter server and a USB stick
LEFT_OUT = {"objects.inv", WORKER, PROBE}
# Kept from the start, so that an installed course opens without a net
CORE = ("index.html", "_static/kurs/", "_static/offline/", "_static/styles/", "_static/scripts/")


def add_files(app: Sphinx) -> None:
    """Put our scripts and icons into `_static` and load the script on every page."""
    if app.builder.format == "html":
        app.config.html_static_path.append(str(STATIC))
        app.add_css_file("offline/offline.css", priority=900)
        app.add_js_file("offline/offline.js", loading_method="defer")


def list_files(app: Sphinx) -> None:
    """Write list, service worker and probe for what has been built."""
    describe(Path(app.outdir))


def describe(site: Path) -> str:
    """Make the service worker of the site in `site`; a page learns of it from the launcher's probe.

    Returns
    -------
    str
        The build's name: it changes when any file does.
    """
    for old in site.glob(file_list("*")):
        old.unlink()
    files = {path.relative_to(site).as_posix(): _facts(path) for path in served_files(site)}
    content = json.dumps(files, separators=(",", ":"), sort_keys=True)
    build = hashlib.sha256(content.encode()).hexdigest()[:16]
    (site / file_list(build)).write_text(content, "utf-8")
    core = [path for path in files if path.startswith(CORE) and not path.endswith(".map")]
    worker = (TEMPLATE).read_text("utf-8")
    worker = worker.replace('"BUILD"', json.dumps(build)).replace('["CORE"]', json.dumps(core))
    (site / WORKER).write_text(worker, "utf-8")
    total = sum(size for _digest, size in files.values())
    (site / PROBE).write_text(static_probe({"build": build, "bytes": total}), "utf-8")
    return build


def served_files(site: Path) -> list[Path]:
    """Return the files that a reader may need, sorted by name."""
    return [
        path
        for path in sorted(site.rglob("*"))
        if path.is_file()
        and path.relative_to(site).as_posix() not in LEFT_OUT
        and "_sources" not in path.relative_to(site).parts
    ]


def _facts(path: Path) -> tuple[str, int]:
    """Return a file's SHA-256 and its size in bytes."""
    data = path.read_bytes()
    return hashlib.sha256(data).hexdigest(), len(data)
