"""Write ``wheels.lock.json`` anew: after a new Pyodide, or after a new version in ``constraints.txt``.

Call: ``python scripts/renew_browser_lock.py FOLDER``. FOLDER holds the wheels of the Pyodide release
and those from ``pip download``. The script pins exactly these; the
compiled ones must be those of npm's lock file.
"""

from __future__ import annotations

import json
import re
import sys
from pathlib import Path

from course_helpers.site.browser_kernel.pins import LOCK_FILE, sha256_of

ROOT = Path(__file__).parent.parent
NODE_MODULES = ROOT / "node_modules"
CORE = ("pyodide.mjs", "pyodide.asm.mjs", "pyodide.asm.wasm", "python_stdlib.zip")
COMPILED = (
    "numpy", "matplotlib", "contourpy", "kiwisolver", "pillow", "cycler", "pyparsing", "python-dateutil",
    "packaging", "six",
)  # fmt: skip
PURE = (
    "ipython", "traitlets", "decorator", "matplotlib-inline", "pygments", "stack-data", "executing",
    "asttokens", "pure-eval", "ipython-pygments-lexers", "comm", "ipywidgets", "ipycanvas", "tqdm",
    "quantities", "neo",
)  # fmt: skip
STUBS = ("pyodide_kernel-0.8.6",)


def _entry(name: str, version: str, file: str, path: Path, kind: str) -> dict[str, str]:
    return {"name": name, "version": version, "file": file, "sha256": sha256_of(path), "kind": kind}


def _wheel(folder: Path, name: str) -> tuple[Path, str]:
    pattern = re.sub(r"[-_.]", "[-_.]", name) + "-*.whl"
    path = next(iter(sorted(folder.glob(pattern))), None)
    if path is None:
        sys.exit(f"no wheel of {name} in {folder}")
    return path, path.name.split("-")[1]


def main(folder: Path) -> None:
    """Pin every wheel of the folder that the kernel needs, and Pyodide's own files."""
    pyodide = json.loads((NODE_MODULES / "pyodide" / "package.json").read_text())["version"]
    published = json.loads((NODE_MODULES / "pyodide" / "pyodide-lock.json").read_text())["packages"]
    core = [_entry("pyodide", pyodide, f"pyodide/{f}", NODE_MODULES / "pyodide" / f, "npm") for f in CORE]
    wheels = []
    for name in COMPILED:
        path, version = _wheel(folder, name)
        if published[name]["sha256"] != sha256_of(path):
            sys.exit(f"{path.name} is not the file that Pyodide {pyodide} published")
        wheels.append(_entry(name, version, path.name, path, "pyodide"))
    for name in PURE:
        path, version = _wheel(folder, name)
        wheels.append(_entry(name, version, path.name, path, "pypi"))
    for stub in STUBS:
        file = f"@jupyterlite/pyodide-kernel/pypi/{stub}-py3-none-any.whl"
        name, version = stub.replace("_", "-").rsplit("-", 1)
        wheels.append(_entry(name, version, file, NODE_MODULES / file, "npm"))
    lock = {
        "pyodide": pyodide,
        "release": f"https://cdn.jsdelivr.net/pyodide/v{pyodide}/full/",
        "carrier": "open-webui==0.12.4",
        "core": core,
        "wheels": wheels,
    }
    LOCK_FILE.write_text(json.dumps(lock, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
