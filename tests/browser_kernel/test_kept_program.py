"""The program of Python comes from the browser's cache: beside that it keeps what it has compiled."""

import functools
import shutil
from typing import ClassVar

import pytest
from tests.conftest import CHROMIUM_FLAGS
from tests.quiet_server import QuietHandler, serving

pytestmark = [pytest.mark.browser, pytest.mark.slow]

PROGRAM = "pyodide.asm.wasm"


@pytest.fixture
def host(built, kernel_site):  # noqa: ARG001 - makes the folder
    """Return the address of a host, and its handler: what may be kept, and what it was asked for."""

    class Handler(QuietHandler):
        asked: ClassVar[list[str]] = []
        kept = "max-age=3600"

        def end_headers(self):
            self.asked.append(self.path)
            self.send_header("Cache-Control", self.kept)
            super().end_headers()

    with serving(functools.partial(Handler, directory=str(built.folder.parent))) as address:
        yield address, Handler


def times_of(addresses):
    return len([address for address in addresses if address.endswith(PROGRAM)])


@pytest.mark.parametrize(("kept", "times"), [("max-age=3600", 2), ("no-store", 1)])
def test_the_program_comes_once_through_the_net_and_is_read_from_the_cache_if_it_is_there(
    playwright, tmp_path, host, kept, times
):
    address, handler = host
    handler.kept = kept
    # with a profile on the disk, as readers have it: without one nothing as large as this is kept
    context = playwright.chromium.launch_persistent_context(
        tmp_path, executable_path=shutil.which("chromium"), args=CHROMIUM_FLAGS
    )
    asked, refused = [], []
    context.on("request", lambda request: asked.append(request.url))
    context.on("requestfailed", lambda request: refused.append(request.url))
    page = context.new_page()
    page.goto(address)
    page.evaluate("start()")
    assert page.evaluate("within(60, run('print(6 * 7)'))")["text"] == "42\n"
    assert times_of(handler.asked) == 1
    assert times_of(asked) - times_of(refused) == times
    context.close()
