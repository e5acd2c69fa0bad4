"""Build the folder that a page loads Python from: bundle, worker, core, archives and a list of them all."""

from __future__ import annotations

import gzip
import hashlib
import inspect
import json
import shutil
import tempfile
import zipfile
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from course_helpers.file_errors import reason, try_writing
from course_helpers.site.browser_kernel.artists import ARTIST, without_lists
from course_helpers.site.browser_kernel.brings import names_that_bring
from course_helpers.site.browser_kernel.errors import BrowserKernelError
from course_helpers.site.browser_kernel.fonts import FONT_LIST, prune_font_list
from course_helpers.site.browser_kernel.own import own_files
from course_helpers.site.browser_kernel.pins import Pin, Pins, read_pins, sha256_of
from course_helpers.site.browser_kernel.readers import NEO, without_readers
from course_helpers.site.browser_kernel.run_lock import run_lock, with_dependencies
from course_helpers.site.browser_kernel.sources import Say, Store, default_cache
from course_helpers.site.browser_kernel.stage import Archive, key_of, make_archives, run_node
from course_helpers.site.browser_kernel.trim import rules, wanted

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

ROOT = Path(__file__).parents[4]
_BUNDLE = Path(__file__).parent / "js" / "bundle.mjs"
_MANIFEST = "manifest.json"
_STDLIB = "python_stdlib.zip"
_FIRST = ["pyodide-kernel", "ipython", "comm"]  # for the first cell; the rest comes when one imports it
_MENDED = {
    # so that they do not miss what `trim` leaves out
    FONT_LIST: prune_font_list,
    NEO: without_readers,
    # so that it comes sooner
    ARTIST: without_lists,
}
_COMPRESSED = {".js", ".mjs", ".json", ".wasm"}  # what a server can compress further; archives are


@dataclass(frozen=True)
class Built:
    """What was built.

    Parameters
    ----------
    folder : Path
        The folder that the site serves.
    manifest : dict
        Content of its ``manifest.json``: ``version``, ``files``, ``bytes_total``, ``gzip_total``, and
        ``bundled``: name, version and licence of the npm packages in the scripts.
    """

    folder: Path
    manifest: dict[str, Any]


def build_browser_kernel(
    target: Path, *, source: Path | None = None, cache: Path | None = None, say: Say = lambda _text: None
) -> Built:
    """Build the browser kernel.

    Parameters
    ----------
    target : Path
        Folder to write; what an earlier build left there is replaced.
    source : Path or None
        Folder with wheels that somebody brought along; searched first.
    cache : Path or None
        Folder for downloads and finished archives; None for the user's cache.
    say : callable
        Told in German what takes its time.

    Raises
    ------
    BrowserKernelError
        If something is missing, is not what was pinned, ``target`` holds something else or cannot be
        written, or there is no folder ``source``.
    """
    _check_target(target)
    if source is not None and not source.is_dir():
        raise BrowserKernelError(
            f"Den Ordner {source} gibt es nicht. "
            "Nenne mit --quelle den Ordner, in dem die Pakete liegen, oder lass --quelle weg."
        )
    node_modules = ROOT / "node_modules"
    cache = cache or default_cache()
    pins = read_pins()
    files = Store(cache, node_modules, source, say).provide(pins)
    core = next(path for pin, path in files.items() if pin in pins.core).parent
    say("Übersetze und packe, was sich geändert hat …")
    archives = make_archives(list(_archives(pins, files)), cache, core)
    with tempfile.TemporaryDirectory(dir=target.parent, prefix=".browser-kernel-") as folder:
        new = Path(folder, "new")
        bundled = _write_folder(new, pins, files, archives, node_modules)
        manifest = _write_manifest(new, bundled)
        if target.exists():
            target.rename(Path(folder, "old"))
        new.rename(target)
    return Built(target, manifest)


def _check_target(target: Path) -> None:
    try:
        try_writing(target.parent)
        filled = target.exists() and any(target.iterdir())
    except OSError as error:
        raise BrowserKernelError(
            f"In den Ordner {target} lässt sich nicht schreiben: {reason(error)}. "
            "Nenne mit --ziel einen anderen."
        ) from error
    if filled and not (target / _MANIFEST).is_file():
        raise BrowserKernelError(
            f"Im Ordner {target} liegt etwas anderes als ein Browserkern; er bleibt, wie er ist. "
            "Nenne mit --ziel einen leeren oder einen neuen Ordner."
        )


def _archives(pins: Pins, files: Mapping[Pin, Path]) -> Iterator[Archive]:
    for pin in pins.wheels:
        yield Archive(pin.name, _key(pin.name, pin), partial(_trimmed, pin.name, files[pin]))
    stdlib = next(pin for pin in pins.core if pin.file.endswith(_STDLIB))
    name = Path(_STDLIB).stem
    yield Archive(name, _key(name, stdlib), partial(_trimmed, name, files[stdlib]))
    own = list(own_files())
    contents = [part for file, content in own for part in (file.encode(), content)]
    yield Archive("course-helpers", key_of("course-helpers", *contents), lambda: own)


def _key(package: str, pin: Pin) -> str:
    mends = [mend for file, mend in _MENDED.items() if file.startswith(f"{package}/")]
    recipes = [Path(inspect.getfile(mend)).read_bytes() for mend in mends]
    return key_of(package, pin.sha256.encode(), rules(package).encode(), *recipes)


def _trimmed(package: str, path: Path) -> Iterator[tuple[str, bytes]]:
    with zipfile.ZipFile(path) as archive:
        for name in archive.namelist():
            if not name.endswith("/") and wanted(package, name):
                content = archive.read(name)
                yield name, _MENDED[name](content) if name in _MENDED else content


def _write_folder(
    folder: Path, pins: Pins, files: Mapping[Pin, Path], archives: dict[str, Path], node_modules: Path
) -> list[dict[str, str]]:
    pyodide = folder / "pyodide"
    pyodide.mkdir(parents=True)
    stdlib = archives.pop(Path(_STDLIB).stem)
    core = {Path(pin.file).name: files[pin] for pin in pins.core} | {_STDLIB: stdlib}
    core_name = f"core-{_digest(*(path.read_bytes() for path in core.values()))}"
    (pyodide / core_name).mkdir()
    for name, path in core.items():
        shutil.copy(path, pyodide / core_name / name)
    published = node_modules / "pyodide" / "pyodide-lock.json"
    lock, places = run_lock(published, archives, names_that_bring(own_files()))
    for name, path in places.items():
        shutil.copy(path, pyodide / name)
    text = json.dumps(lock).encode()
    lock_name = f"lock-{_digest(text)}.json"
    (pyodide / lock_name).write_bytes(text)
    return _bundle(folder, lock, f"pyodide/{core_name}/", f"pyodide/{lock_name}")


def _bundle(folder: Path, lock: Mapping[str, Any], core: str, lock_path: str) -> list[dict[str, str]]:
    """Write the scripts; return name, version and licence of the npm packages in them.

    Raises
    ------
    BrowserKernelError
        If node is missing or cannot bundle them.
    """
    done = run_node(["node", str(_BUNDLE), str(folder)])
    if done.returncode != 0:
        raise BrowserKernelError(f"Das Bündeln der Skripte scheitert. node sagt:\n{done.stderr.strip()}")
    worker = (folder / "worker.js").read_bytes()
    worker_name = f"worker-{_digest(worker)}.js"
    (folder / "worker.js").rename(folder / worker_name)
    first = with_dependencies(lock, _FIRST)
    needed = [folder / "pyodide" / lock["packages"][name]["file_name"] for name in sorted(first)]
    needed += [*sorted((folder / core).iterdir()), folder / lock_path]
    parts = [folder / worker_name, *_files_in(folder / "pyodide")]
    places = {
        "worker": worker_name,
        "core": core,
        "lock": lock_path,
        "packages": _FIRST,
        "archives": {name: f"pyodide/{entry['file_name']}" for name, entry in lock["packages"].items()},
        "first": [path.relative_to(folder).as_posix() for path in needed],
        "bytes": sum(path.stat().st_size for path in needed),
        # what arrives in the reader's browser is compared with this
        "parts": {
            path.relative_to(folder).as_posix(): (path.stat().st_size, sha256_of(path)) for path in parts
        },
    }
    kernel = folder / "kernel.js"
    code = kernel.read_text(encoding="utf-8")
    places["version"] = _digest(json.dumps(places).encode(), code.encode())
    kernel.write_text(f"var COURSE_FILES={json.dumps(places)};\n{code}", encoding="utf-8")
    return list(json.loads(done.stdout))


def _write_manifest(folder: Path, bundled: list[dict[str, str]]) -> dict[str, Any]:
    paths = _files_in(folder)
    files = [_described(folder, path) for path in paths]
    manifest = {
        "version": _digest(*(path.read_bytes() for path in paths)),
        "files": files,
        "bytes_total": sum(file["bytes"] for file in files),
        "gzip_total": sum(file["gzip"] for file in files),
        "bundled": bundled,
    }
    (folder / _MANIFEST).write_text(json.dumps(manifest, indent=1) + "\n", encoding="utf-8")
    return manifest


def _files_in(folder: Path) -> list[Path]:
    return [path for path in sorted(folder.rglob("*")) if path.is_file()]


def _described(folder: Path, path: Path) -> dict[str, Any]:
    size = path.stat().st_size
    packed = len(gzip.compress(path.read_bytes(), 6)) if path.suffix in _COMPRESSED else size
    name = path.relative_to(folder).as_posix()
    return {"path": name, "bytes": size, "gzip": packed, "sha256": sha256_of(path)}


def _digest(*contents: bytes) -> str:
    digest = hashlib.sha256()
    for content in contents:
        digest.update(hashlib.sha256(content).digest())
    return digest.hexdigest()[:12]
