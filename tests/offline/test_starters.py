"""The starters in the zip file, each on the system of its users: they give out the pages and no more.

No browser and no built book: also where only Windows or macOS can say whether their own programs do.
"""

from __future__ import annotations

import http.client
import re
import subprocess
import sys
import zipfile
from urllib.parse import urlsplit

import pytest

from course_helpers.site.offline import write_zip

PAGES = {
    "index.html": "<!DOCTYPE html><h1>Grüße</h1>",
    "kapitel/eins.html": "<!DOCTYPE html><h1>Eins</h1>",
    "_static/modul.mjs": "export {};",
    "_static/teil.wasm": "kein echtes",
    "_static/live/kernel-0123456789/kernel.js": "export {};",
}
POWERSHELL = ("powershell", "-NoProfile", "-ExecutionPolicy", "Bypass", "-File", "programm/kurs.ps1")
STARTERS = {
    "win32": (("cmd", "/c", "Kurs-starten-Windows.bat"), POWERSHELL),
    "darwin": (("sh", "Kurs-starten-macOS.command"), ("perl", "programm/kurs.pl")),
    "linux": (
        ("sh", "Kurs-starten-Linux.sh"),
        ("sh", "Kurs-starten-macOS.command"),
        ("perl", "programm/kurs.pl"),
    ),
}


@pytest.fixture(scope="module")
def stick(tmp_path_factory):
    """Return the unpacked folder; its name has what users' folders have."""
    folder = tmp_path_factory.mktemp("Mein Stick (Grüße)")
    for name, content in PAGES.items():
        file = folder / "site" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(content, encoding="utf-8")
    write_zip(folder / "site", folder / "kurs.zip", date=1_790_000_000)
    with zipfile.ZipFile(folder / "kurs.zip") as archive:
        archive.extractall(folder)
    return folder / "neuronale-netze"


@pytest.fixture(params=STARTERS[sys.platform], ids=lambda command: command[-1])
def address(request, stick):
    """Start the course and return the address that the window shows."""
    process = subprocess.Popen(
        [*request.param, "--kein-browser"], cwd=stick, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE
    )
    said = b""
    try:
        for line in process.stdout:
            said += line
            if found := re.search(rb"http://\S+", line):
                yield urlsplit(found[0].decode())
                return
        pytest.fail(f"it ended: {said.decode(errors='replace')}")
    finally:
        if sys.platform == "win32":  # cmd would leave its program behind
            subprocess.run(["taskkill", "/T", "/F", "/PID", str(process.pid)], check=True)
        else:
            process.terminate()
        process.wait()
        process.stdout.close()


def ask(address, path, method="GET"):
    connection = http.client.HTTPConnection(address.hostname, address.port, timeout=60)
    connection.request(method, path)
    answer = connection.getresponse()
    answer.body = answer.read()
    connection.close()
    return answer


def test_it_gives_out_the_pages_with_their_types(address):
    for path, name, kind in (
        ("/", "index.html", "text/html; charset=utf-8"),
        ("/kapitel/eins.html", "kapitel/eins.html", "text/html; charset=utf-8"),
        ("/_static/modul.mjs", "_static/modul.mjs", "text/javascript; charset=utf-8"),
        ("/_static/teil.wasm?v=1", "_static/teil.wasm", "application/wasm"),
    ):
        answer = ask(address, path)
        assert (answer.status, answer.body.decode()) == (200, PAGES[name])
        assert answer.getheader("Content-Type") == kind
        assert answer.getheader("Cache-Control") == "no-cache"
    assert ask(address, "/", "HEAD").body == b""


@pytest.mark.parametrize("path", ["/nirgends.html", "/%2e%2e/LIESMICH.txt", "/../programm/kurs.py"])
def test_it_gives_out_nothing_else(address, path):
    assert ask(address, path).status in {400, 404}
