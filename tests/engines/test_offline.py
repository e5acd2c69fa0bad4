"""Without a net: the course that was kept on the device opens, and its Python computes."""

from __future__ import annotations

import pytest
from tests.quiet_server import Host

pytestmark = pytest.mark.engines


@pytest.fixture
def host(book):
    host = Host(book)
    yield host
    host.stop()


def test_the_whole_course_can_be_kept_and_runs_without_a_net(window, host):
    window.open(host.url)
    window.click(".kurs-unterwegs button")
    window.await_text(".kurs-unterwegs", "Der ganze Kurs liegt auf diesem Gerät")
    host.stop()
    window.open_live(host.url + "eins.html")
    window.run(1)
    window.await_text("#zelle-1 .kurs-ausgabe", "Antwort: 42")
    host.start()
