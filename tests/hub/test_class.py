"""Ten readers at once, and what the hub leaves behind."""

from __future__ import annotations

import json

import psutil
import pytest
from playwright.sync_api import expect

pytestmark = [pytest.mark.hub, pytest.mark.browser, pytest.mark.slow, pytest.mark.thorough]


def test_ten_readers_log_in_at_once_and_all_get_output(start_hub, new_reader, tmp_path):
    names = [f"kind{number}" for number in range(10)]
    (tmp_path / "klasse.txt").write_text("kind0;wort-von-kind0\n" + "\n".join(names[1:]))
    hub = start_hub("--namen", str(tmp_path / "klasse.txt"), "--zettel", str(tmp_path / "zettel.pdf"))
    assert (tmp_path / "zettel.pdf").read_bytes().startswith(b"%PDF")
    passwords = {"kind0": "wort-von-kind0"} | json.loads((hub.state / "zettel.json").read_text())
    assert "jeweils dem eigenen Passwort" in hub.output
    readers = [new_reader(hub.deep_link()) for _ in names]
    for reader, name in zip(readers, names, strict=True):
        reader.log_in(name, passwords[name])
    for reader in readers:
        expect(reader.page.get_by_role("button", name="Live schalten")).to_be_visible(timeout=120_000)
        reader.page.get_by_role("button", name="Live schalten").click()
    for reader in readers:
        expect(reader.run_button()).to_be_visible(timeout=90_000)
        reader.run()
    for reader in readers:
        reader.await_output("Antwort: 42 Vorspann geladen")
    stranger = new_reader(hub.deep_link())
    stranger.log_in("fremd")
    expect(stranger.page.get_by_role("alert")).to_contain_text("passen nicht zusammen")
    processes = psutil.Process(hub.process.pid).children(recursive=True)
    kernels = [one for one in processes if "ipykernel_launcher" in one.cmdline()]
    assert len(kernels) >= len(names)
    # they compete for no ports: the one is the debugger's, which takes it at once
    assert all(len(one.net_connections("tcp")) <= 1 for one in kernels)
    assert hub.stop() == 0
    assert "10 offene Plätze werden geschlossen" in hub.output
    assert "Der Hub ist beendet." in hub.output
    _gone, alive = psutil.wait_procs(processes, timeout=30)
    assert alive == []
