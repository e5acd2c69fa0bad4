"""The bundle: the mended place of JupyterLite must be the one we know."""

import shutil
import subprocess
from pathlib import Path

ROOT = Path(__file__).parent.parent.parent
SOURCES = ROOT / "src" / "course_helpers" / "site" / "browser_kernel" / "js"


def test_bundle_fails_when_jupyterlite_changed_the_mended_place(tmp_path):
    js = tmp_path / "js"
    shutil.copytree(SOURCES, js)
    services = tmp_path / "node_modules" / "@jupyterlite" / "services"
    shutil.copytree(ROOT / "node_modules" / "@jupyterlite" / "services", services)
    client = services / "lib" / "kernel" / "client.js"
    client.write_text(
        client.read_text().replace("const cancelReason = this._cancelReason", "const why = this._why")
    )
    for package in ("esbuild", "comlink", "mock-socket", "async-mutex", "@jupyterlab", "@lumino"):
        (tmp_path / "node_modules" / package).symlink_to(ROOT / "node_modules" / package)
    (tmp_path / "node_modules" / "@jupyterlite" / "pyodide-kernel").symlink_to(
        ROOT / "node_modules" / "@jupyterlite" / "pyodide-kernel"
    )
    command = ["node", str(js / "bundle.mjs"), str(tmp_path / "out")]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode != 0
    assert "client.js has changed" in done.stderr
