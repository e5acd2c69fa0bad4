"""A built kernel and a page of a few lines that runs it, in a browser that reaches no other host."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from course_helpers.site.browser_kernel import build_browser_kernel

HERE = Path(__file__).parent
ROOT = HERE.parent.parent


@pytest.fixture(scope="session")
def built(tmp_path_factory):
    """Build the kernel, with the user's cache: only what changed is made anew."""
    return build_browser_kernel(tmp_path_factory.mktemp("kernel") / "browser-kernel")


@pytest.fixture(scope="session")
def kernel_site(built, static_site):
    """Serve the page, Thebe, the front end of ipycanvas and the kernel from one folder."""
    folder = built.folder.parent
    (folder / "thebe").symlink_to(ROOT / "node_modules" / "thebe" / "lib")
    (folder / "ipycanvas").symlink_to(Path(sys.prefix, "share", "jupyter", "nbextensions", "ipycanvas"))
    (folder / "index.html").symlink_to(HERE / "page.html")
    (folder / "page.js").symlink_to(HERE / "page.js")
    return static_site(folder)


@pytest.fixture(scope="session")
def foreign():
    """Collect the addresses of other hosts that a page asked for."""
    return []


@pytest.fixture(scope="session")
def context(chromium, kernel_site, foreign):
    """Open a browser whose every request to another host is refused and noted."""
    context = chromium.new_context()
    context.set_default_timeout(60_000)

    def decide(route):
        if route.request.url.startswith(kernel_site):
            route.continue_()
        else:
            foreign.append(route.request.url)
            route.abort()

    context.route(lambda url: not url.startswith(("data:", "blob:")), decide)
    yield context
    context.close()


@pytest.fixture
def page(context, kernel_site):
    """Open a fresh page without a kernel."""
    page = context.new_page()
    page.goto(kernel_site)
    yield page
    page.close()


@pytest.fixture(scope="session")
def live(context, kernel_site):
    """Open one page with a running kernel, which tests share that leave it running."""
    page = context.new_page()
    page.goto(kernel_site)
    page.evaluate("start()")
    yield Live(page)
    page.close()


class Live:
    """A page with a kernel."""

    def __init__(self, page):
        self.page = page

    def run(self, code):
        """Run code and return its answer (text, types, error, status)."""
        return self.page.evaluate("code => within(60, run(code))", code)
