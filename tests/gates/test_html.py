"""Every page is valid HTML, judged by html-validate; `htmlvalidate.cjs` names what is left out."""

from __future__ import annotations

import json
import subprocess
from collections import Counter
from pathlib import Path

HERE = Path(__file__).parent
VALIDATOR = HERE.parents[1] / "node_modules" / ".bin" / "html-validate"


def mistakes(files, folder):
    """Return what html-validate says; it writes to a file, since it leaves before a pipe has taken all."""
    told = folder / "told.json"
    command = [VALIDATOR, "--config", HERE / "htmlvalidate.cjs", "--formatter", f"json={told}", *files]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert told.is_file(), done.stderr
    return {
        f"{Path(page['filePath']).name}:{message['line']}: {message['ruleId']}: {message['message']}"
        for page in json.loads(told.read_text())
        for message in page["messages"]
        if "<style>" not in message["message"]  # outputs of cells bring their look with them
    }


def test_every_page_is_valid_html(site, pages, report, tmp_path):
    found = mistakes([site / name for name in pages], tmp_path)
    report("html-validate: Fehler auf allen Seiten", len(found), "0")
    assert not found, Counter(text.split(": ")[1] for text in found).most_common() + sorted(found)[:20]


def test_a_wrong_nesting_is_noticed(tmp_path):
    page = tmp_path / "falsch.html"
    page.write_text("<!DOCTYPE html><html lang='de'><title>x</title><body><ul><p>x</p></ul></body></html>")
    assert any("element-permitted-content" in text for text in mistakes([page], tmp_path))
