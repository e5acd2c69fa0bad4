"""The browser kernel in a real Chromium: what is loaded, first output, chapter 4's training.

The page is that of the tests, on a static server, with Chromium's cache. Times are of this machine, as it is.
"""

from __future__ import annotations

import shutil
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tests.quiet_server import files_of, serving

from benchmarks.figures import Figure
from course_helpers.site.browser_kernel import build_browser_kernel

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).parent.parent
PAGE = ROOT / "tests" / "browser_kernel"
FIRST = "async () => { const t = performance.now(); await start(); await run('print(1)');"
FIRST += " return performance.now() - t }"
TIMED = "async (code) => { const t = performance.now(); const a = await run(code);"
TIMED += " if (a.error) throw new Error(a.error); return [performance.now() - t, a.text] }"
DATA = """
from course_helpers.framework import Layer, Network, relu, softmax
from course_helpers.mnist import load_subset
(x, y), (x_test, y_test) = load_subset()
x, x_test = (images.reshape(-1, 784).astype("float32") / 255 for images in (x, x_test))
netz = Network([Layer(784, 32, relu, seed=9), Layer(32, 10, softmax, seed=10)])
"""
FIT = """
netz.fit(x, y, epochs=4, batch_size=16, learning_rate=0.2, seed=11, progress=False)
print(100 * netz.accuracy(x_test, y_test))
"""
IMPORTS = {
    "numpy": "import numpy",
    "matplotlib": "import matplotlib.pyplot",
    "ipycanvas": "import ipycanvas",
    "neo": "import neo",
}


def run() -> list[Figure]:
    """Build the kernel and measure it."""
    with tempfile.TemporaryDirectory() as folder:
        built = build_browser_kernel(Path(folder) / "browser-kernel")
        size = built.manifest["gzip_total"] / 1e6
        return [
            Figure("browser kernel, all that can be loaded (compressed)", size, "MB"),
            *_in_browser(Path(folder)),
        ]


def _in_browser(site: Path) -> Iterator[Figure]:
    from playwright.sync_api import sync_playwright  # noqa: PLC0415 - only this part needs a browser

    (site / "thebe").symlink_to(ROOT / "node_modules" / "thebe" / "lib")
    (site / "ipycanvas").symlink_to(Path(sys.prefix, "share", "jupyter", "nbextensions", "ipycanvas"))
    shutil.copy(PAGE / "page.html", site / "index.html")
    shutil.copy(PAGE / "page.js", site)
    with serving(files_of(site)) as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        page = browser.new_context().new_page()
        yield from _measure(page, address)
        browser.close()


def _measure(page: Any, url: str) -> Iterator[Figure]:
    page.goto(url)
    yield Figure("start to print(1), nothing in the cache", page.evaluate(FIRST) / 1000, "s", 6)
    warm = []
    for _ in range(3):
        page.goto(url)
        warm.append(page.evaluate(FIRST) / 1000)
    yield Figure("start to print(1), cached, median of 3", sorted(warm)[1], "s", 4)
    for name, code in IMPORTS.items():
        yield Figure(f"first import of {name}", page.evaluate(TIMED, code)[0] / 1000, "s")
    page.evaluate(TIMED, DATA)
    milliseconds, accuracy = page.evaluate(TIMED, FIT)
    yield Figure(
        "chapter 4: 4 epochs of 10,000 digits, 784-32-10, batches of 16", milliseconds / 1000, "s", 20
    )
    yield Figure("its test accuracy", float(accuracy), "%", 90, higher_is_better=True)
