"""What the drawing board reads, how fast it answers in a real page, and that the page never freezes.

``make bench THEMEN=zahlen_malen PENDIGITS=FILE``, or for the reading alone
``python -m benchmarks.bench_zahlen_malen --pendigits FILE``: people's strokes are not part of the repository.
"""

from __future__ import annotations

import argparse
import os
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from playwright.sync_api import Browser, Page, expect, sync_playwright
from tests.quiet_server import files_of, serving
from tests.tiny_books import build_book, front_matter, write_book

from benchmarks import reading
from benchmarks.figures import Figure
from course_helpers.recognition import export_for_page
from course_helpers.site.browser_kernel import build_browser_kernel
from course_helpers.site.startpage import STATIC

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

WAIT = 120_000  # ms
POINTS = 150
IDLE = 10.0  # s
CHAPTER = """\
# Malen

```{{code-cell}} ipython3
from course_helpers import ZahlenMalen
{model}
zm = ZahlenMalen(model, autostop=False)
zm.display()
```

```{{code-cell}} ipython3
import time
print("Rechenzeit", time.process_time())
```

```{{code-cell}} ipython3
import time
from math import cos, sin
from course_helpers.recognition import Stroke, fit_strokes, shipped_network
zero = Stroke(2.5, points=[(14 + 6 * sin(k / 4), 14 - 9 * cos(k / 4)) for k in range(26)])
times = []
for _ in range(30):
    start = time.perf_counter()
    shipped_network().read(fit_strokes([zero]))
    times.append(time.perf_counter() - start)
print("Antwort", 1000 * min(times))
```
"""
TORCH = """import torch
model = torch.nn.Sequential(
    torch.nn.Flatten(), torch.nn.Linear(784, 256), torch.nn.ReLU(), torch.nn.Linear(256, 10)
)
"""
WATCH = """canvas => {
  const answer = canvas.closest('.zahlen-malen').querySelector('.zm-ergebnis');
  const result = answer.closest('.widget-html-content');
  window.times = [];
  window.longest = 0;
  let moved = 0;
  canvas.addEventListener('mousemove', () => { moved = performance.now(); }, { capture: true });
  new MutationObserver(() => {
    if (!moved) return;
    const start = moved;
    moved = 0;
    requestAnimationFrame(() => window.times.push(performance.now() - start));
  }).observe(result, { childList: true, subtree: true });
  const tasks = new PerformanceObserver(list => {
    for (const task of list.getEntries()) window.longest = Math.max(window.longest, task.duration);
  });
  tasks.observe({ entryTypes: ['longtask'] });
}"""

ANSWER_TIME = """async () => {
  const { open, prepare, read } = await import('./network.js');
  const network = open(await (await fetch('network.bin')).arrayBuffer());
  const zero = Array.from({ length: 26 }, (_, k) => [14 + 6 * Math.sin(k / 4), 14 - 9 * Math.cos(k / 4)]);
  const times = Array.from({ length: 50 }, () => {
    const start = performance.now();
    read(network, prepare([zero], network.prepare));
    return performance.now() - start;
  });
  return Math.min(...times);
}"""
UNTIL_ANSWERED = """answered => new Promise(done => {
  const end = performance.now() + 1000;
  const look = () => window.times.length > answered || performance.now() > end ? done() : setTimeout(look, 5);
  look();
})"""


def run() -> list[Figure]:
    """Read drawings of unseen writers, then draw with a mouse in pages."""
    return reading.figures(os.environ.get("PENDIGITS")) + _in_pages()


def _in_pages() -> list[Figure]:
    """Draw with a real mouse in Chromium: with a torch model on a server, then with Python in the browser."""
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        site = _book(Path(folder))
        chromium = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        with _kurs_serve(site, Path(folder)) as address:
            page = chromium.new_page()
            page.goto(address.replace("/kurs/", "/kurs/server.html"))
            times, _ = _draw(page)
            before = _cpu_time(page)
            time.sleep(IDLE)
            idle = (_cpu_time(page) - before) / IDLE
            page.close()
        with serving(files_of(site)) as address:
            page = chromium.new_page()
            page.goto(f"{address}browser.html")
            slow, longest = _draw(page)
            in_python = _printed(page, 3, "Antwort")
            page.close()
        in_javascript = _start_page(chromium, Path(folder))
        chromium.close()
    return [
        Figure("server, torch model: mouse move to shown answer, median", float(np.median(times)), "ms"),
        Figure("server, torch model: the same, 95th percentile", float(np.percentile(times, 95)), "ms", 60),
        Figure("server: computing time per second in which nobody draws", 1000 * idle, "ms", 10),
        Figure("browser: mouse move to shown answer, median", float(np.median(slow)), "ms"),
        Figure("browser: the same, 95th percentile", float(np.percentile(slow, 95)), "ms"),
        Figure("browser: one answer by Python in the page, quickest of 30", in_python, "ms", 30),
        Figure("browser: one answer by the start page itself, quickest of 50", in_javascript, "ms", 30),
        Figure("browser: longest task that blocks the page while drawing", longest, "ms", 100),
    ]


def _book(root: Path) -> Path:
    """Build a book of two pages."""
    build_browser_kernel(root / "_build" / "browser-kernel")
    pages = {
        "start": "# Start\n\nText.\n",
        "server": front_matter(kernel="chip") + CHAPTER.format(model=TORCH),
        "browser": front_matter() + CHAPTER.format(model="model = None"),
    }
    return build_book(write_book(root, pages))


def _draw(page: Page) -> tuple[NDArray[np.float64], float]:
    """Make the page live and draw; return the times from move to answer and the longest task, in ms."""
    page.get_by_role("button", name="Live schalten").click()
    expect(page.locator(".kurs-status")).to_contain_text("Bereit.", timeout=WAIT)
    page.get_by_role("button", name="Zelle 1 ausführen", exact=True).click()
    canvas = page.locator(".kurs-ausgabe canvas")
    canvas.wait_for(timeout=WAIT)
    canvas.scroll_into_view_if_needed()
    box = canvas.bounding_box()
    if box is None:
        raise RuntimeError("the canvas is not shown")
    expect(page.locator(".kurs-ausgabe .zm-ergebnis")).to_contain_text("Male eine Ziffer", timeout=WAIT)
    canvas.evaluate(WATCH)
    angle = np.linspace(0, 4 * np.pi, POINTS)
    x, y = box["x"] + 140 + 6 * angle * np.cos(angle), box["y"] + 140 + 9 * angle * np.sin(angle)
    page.mouse.move(x[0], y[0])
    page.mouse.down()
    for place in zip(x, y, strict=True):
        answered = page.evaluate("() => window.times.length")
        page.mouse.move(*place)
        page.evaluate(UNTIL_ANSWERED, answered)
    page.mouse.up()
    times = np.array(page.evaluate("() => window.times"))
    if len(times) < POINTS / 2:
        raise RuntimeError(f"only {len(times)} answers to {POINTS} points")
    return times, float(page.evaluate("() => window.longest"))


def _cpu_time(page: Page) -> float:
    """Ask the kernel for the computing time that it has used, in seconds."""
    return _printed(page, 2, "Rechenzeit")


def _printed(page: Page, cell: int, name: str) -> float:
    """Run a cell and return the number that it prints after a name."""
    page.get_by_role("button", name=f"Zelle {cell} ausführen", exact=True).click()
    expect(page.locator(".kurs-status")).to_contain_text(f"Zelle {cell} ist fertig", timeout=WAIT)
    found = re.search(rf"{name} ([\d.]+)", page.locator(f"#zelle-{cell} .kurs-ausgabe").inner_text())
    if found is None:
        raise RuntimeError("the kernel did not answer")
    return float(found[1])


def _start_page(chromium: Browser, root: Path) -> float:
    """Return the time in ms that the start page's own reader takes for one answer."""
    folder = root / "reader"
    shutil.copytree(STATIC, folder)
    export_for_page(folder / "network.bin")
    (folder / "index.html").write_text("<!doctype html><title>Probe</title>", encoding="utf-8")
    with serving(files_of(folder)) as address:
        page = chromium.new_page()
        page.goto(address)
        return float(page.evaluate(ANSWER_TIME))


@contextmanager
def _kurs_serve(site: Path, runtime: Path) -> Iterator[str]:
    """Run a real ``kurs serve`` of a folder and yield its address with token."""
    command = [sys.executable, "-c", "from course_helpers.cli import main; raise SystemExit(main())"]
    process = subprocess.Popen(
        [*command, "serve", "--kein-browser", "--port", "0", "--buch", str(site)],
        env=os.environ | {"JUPYTER_RUNTIME_DIR": str(runtime), "PYTHONUNBUFFERED": "1"},
        cwd=site, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True,
    )  # fmt: skip
    try:
        for line in process.stdout or ():
            if found := re.search(r"http://\S+/kurs/\?token=\S+", line):
                yield found[0]
                break
    finally:
        process.send_signal(signal.SIGINT)
        process.wait(timeout=30)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pendigits", required=True, help="pendigits-orig.tra, plain or .gz")
    for figure in reading.figures(parser.parse_args().pendigits):
        print(figure.row())
