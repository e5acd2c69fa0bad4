"""The lock file that Pyodide reads in the page: which archive holds which package, and what that needs."""

from __future__ import annotations

import email.parser
import hashlib
import json
import re
import zipfile
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path


def run_lock(
    published: Path, archives: Mapping[str, Path], brings: Mapping[str, set[str]]
) -> tuple[dict[str, Any], dict[str, Path]]:
    """Describe the archives for Pyodide.

    Parameters
    ----------
    published : Path
        ``pyodide-lock.json`` of the npm package; its ``info`` block names ABI and platform.
    archives : mapping of str to Path
        Finished archive of each package name.
    brings : mapping of str to set of str
        For some packages, names whose import loads them although they do not lie in them.

    Returns
    -------
    lock : dict
        Content of the pruned lock file.
    places : dict of str to Path
        The archive behind each file name that the lock file gives.
    """
    info = json.loads(published.read_text(encoding="utf-8"))["info"]
    packages, places = {}, {}
    for name, path in sorted(archives.items()):
        entry = _entry(name, path, set(archives))
        entry["imports"] += sorted(brings.get(name, ()))
        packages[name] = entry
        places[entry["file_name"]] = path
    return {"info": info, "packages": packages}, places


def with_dependencies(lock: Mapping[str, Any], names: list[str]) -> set[str]:
    """Return the names and all that they need, directly or not."""
    found: set[str] = set()
    waiting = list(names)
    while waiting:
        name = waiting.pop()
        if name not in found:
            found.add(name)
            waiting += lock["packages"][name]["depends"]
    return found


def _entry(name: str, path: Path, known: set[str]) -> dict[str, Any]:
    content = path.read_bytes()
    sha256 = hashlib.sha256(content).hexdigest()
    with zipfile.ZipFile(path) as archive:
        inside = archive.namelist()
        read = email.parser.Parser().parsestr
        meta = read(_info(archive, inside, "METADATA"))
        tag = read(_info(archive, inside, "WHEEL"))["Tag"].replace("py2-none-any", "py3-none-any")
    version = meta["Version"]
    requires = {_name(line) for line in meta.get_all("Requires-Dist") or [] if "extra ==" not in line}
    return {
        "name": name,
        "version": version,
        # the hash as build tag: a new content has a new address, so the browser may keep the old one forever
        "file_name": f"{name.replace('-', '_')}-{version}-1{sha256[:10]}-{tag}.whl",
        "install_dir": "site",
        "sha256": sha256,
        "package_type": "package",
        "imports": sorted(_modules(inside)),
        "depends": sorted((requires & known) - {name}),
        "unvendored_tests": False,
    }


def _info(archive: zipfile.ZipFile, inside: list[str], file: str) -> str:
    return archive.read(next(name for name in inside if name.endswith(f".dist-info/{file}"))).decode()


def _name(requirement: str) -> str:
    match = re.match(r"[A-Za-z0-9._-]+", requirement)
    return re.sub(r"[-_.]+", "-", match.group()).lower() if match else ""


def _modules(inside: list[str]) -> set[str]:
    """Return the names that `import` finds at the top of an archive."""
    paths = (name.split("/") for name in inside if ".dist-info/" not in name)
    tops = {path[0] for path in paths if len(path) > 1 or path[0].endswith((".py", ".pyc", ".so"))}
    return {top.split(".")[0] for top in tops}
