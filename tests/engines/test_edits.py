"""What a pupil has typed is there again after a reload."""

from __future__ import annotations

import pytest
from tests.engines.window import STATUS

pytestmark = pytest.mark.engines

MINE = "print('von mir')"


def test_an_edit_survives_a_reload_and_runs(window, address):
    window.open_live(address["server"]("eins.html"))
    window.write(1, MINE)
    window.await_text("#zelle-1", "geändert")
    window.reload()
    window.await_text(STATUS, "Eine Zelle, die du geändert hast, ist gespeichert.")
    window.go_live()
    assert window.code(1) == MINE
    window.run(1)
    window.await_text("#zelle-1 .kurs-ausgabe", "von mir")
