"""How fast the drawing board answers in a real page, what it costs idle, and that the page never freezes."""

from __future__ import annotations

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
from playwright.sync_api import Page, expect, sync_playwright
from tests.quiet_server import files_of, serving
from tests.tiny_books import build_book, front_matter, write_book

from benchmarks.figures import Figure
from course_helpers.browser_kernel import build_browser_kernel

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

UNTIL_ANSWERED = """answered => new Promise(done => {
  const end = performance.now() + 1000;
  const look = () => window.times.length > answered || performance.now() > end ? done() : setTimeout(look, 5);
  look();
})"""


def run() -> list[Figure]:
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
        chromium.close()
    return [
        Figure("server, torch model: mouse move to shown answer, median", float(np.median(times)), "ms"),
        Figure("server, torch model: the same, 95th percentile", float(np.percentile(times, 95)), "ms", 60),
        Figure("server: computing time per second in which nobody draws", 1000 * idle, "ms", 10),
        Figure("browser: mouse move to shown answer, median", float(np.median(slow)), "ms"),
        Figure("browser: the same, 95th percentile", float(np.percentile(slow, 95)), "ms"),
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
    page.get_by_role("button", name="Zelle 2 ausführen", exact=True).click()
    expect(page.locator(".kurs-status")).to_contain_text("Zelle 2 ist fertig", timeout=WAIT)
    found = re.search(r"Rechenzeit ([\d.]+)", page.locator("#zelle-2 .kurs-ausgabe").inner_text())
    if found is None:
        raise RuntimeError("the kernel did not answer")
    return float(found[1])


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
    for figure in run():
        print(figure.row())
