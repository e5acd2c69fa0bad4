"""A filter that lets pages pass but no WebSocket: what the bar says, and that the way out works."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect
from tests.live.channel_filter import ChannelFilter

pytestmark = pytest.mark.browser


@pytest.fixture
def filter_(server):
    """Return the filter between the reader and the server."""
    with ChannelFilter(server.port) as filter_:
        yield filter_
        filter_.shutdown()


@pytest.fixture
def page_behind(filter_, server, open_page):
    """Return a page as it comes through the filter."""
    port = filter_.server_address[1]
    return open_page(server.page("eins.html").replace(f":{server.port}/", f":{port}/"))


def test_a_refused_channel_is_named_and_goes_on_once_it_is_let_through(filter_, page_behind):
    filter_.way = "refuses"
    live = page_behind
    live.press("Live schalten")
    live.await_status("hält den Kanal (WebSocket) auf, meist ein Filter im Netz")
    filter_.way = None
    live.await_status("Bereit.")
    live.run(2)
    live.run(3)
    live.await_output(3, "Antwort: 42")


def test_a_channel_that_swallows_all_is_named_and_nothing_takes_the_word_away(filter_, page_behind):
    filter_.way = "swallows"
    live = page_behind
    live.press("Live schalten")
    live.await_status("Vom Rechnen kommt keine Antwort mehr an")
    live.page.wait_for_timeout(5000)  # the word of a cell that takes long would come in between
    expect(live.status).to_contain_text("Vom Rechnen kommt keine Antwort mehr an")
    filter_.way = None
    live.press("Neu starten")
    live.await_status("Python ist neu gestartet.")
    live.run(2)
    live.run(3)
    live.await_output(3, "Antwort: 42")
