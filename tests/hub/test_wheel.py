"""The package alone, as a wheel in an environment of its own, shows a built book without this repository."""

from __future__ import annotations

import os
import subprocess
import sys
import sysconfig
import venv

import pytest
from tests.conftest import ROOT
from tests.hub.conftest import PAGE, free_port

pytestmark = [pytest.mark.hub, pytest.mark.browser, pytest.mark.slow, pytest.mark.thorough]
PIP = [sys.executable, "-m", "pip", "-q", "--disable-pip-version-check"]
ANSWER = "Antwort: 42 Vorspann geladen"


@pytest.fixture(scope="module")
def environment(tmp_path_factory):
    """Return an environment with the wheel, to which this one lends all other packages.

    An editable install of ours is not lent: its finder stands in a ``.pth`` file, which is only read in an
    environment's own folder.
    """
    folder = tmp_path_factory.mktemp("rad")
    build = ["wheel", "--no-deps", "--no-build-isolation", "--wheel-dir", folder, ROOT]
    subprocess.run([*PIP, *build], check=True)
    (wheel,) = folder.glob("course_helpers-*.whl")
    venv.create(folder / "umgebung", with_pip=False)
    (packages,) = (folder / "umgebung").glob("lib/python*/site-packages")
    (packages / "geliehen.pth").write_text(sysconfig.get_path("purelib"))
    python = folder / "umgebung" / "bin" / "python"
    subprocess.run([*PIP, "--python", python, "install", "--no-deps", "--no-index", wheel], check=True)
    return folder / "umgebung"


@pytest.fixture
def kurs(environment, monkeypatch):
    """Return the command as the wheel installs it; nothing else says where the package lies."""
    monkeypatch.delenv("PYTHONPATH", raising=False)
    python = environment / "bin" / "python"
    where = [python, "-c", "import course_helpers; print(course_helpers.__file__)"]
    found = subprocess.run(where, check=True, capture_output=True, text=True).stdout
    assert found.startswith(str(environment))
    return [str(environment / "bin" / "kurs")]


def test_kurs_serve_shows_a_book_and_runs_it(kurs, kurs_serve, course, new_reader):
    server = kurs_serve(course / "_build" / "html", kurs)
    reader = new_reader(server.page(PAGE))
    reader.go_live()
    reader.run()
    reader.await_output(ANSWER)


def test_kurs_hub_needs_no_course_around_it(kurs, start_hub, course, new_reader, tmp_path, monkeypatch):
    (tmp_path / "bin").mkdir()
    proxy = ROOT / "node_modules" / "configurable-http-proxy" / "bin" / "configurable-http-proxy"
    (tmp_path / "bin" / "configurable-http-proxy").symlink_to(proxy.resolve())  # as `npm install -g` does
    monkeypatch.setenv("PATH", f"{tmp_path / 'bin'}{os.pathsep}{os.environ['PATH']}")
    hub = start_hub("--buch", str(course / "_build" / "html"), root=tmp_path, kurs=kurs)
    reader = new_reader(hub.deep_link())
    reader.log_in("anna")
    reader.await_page()
    reader.go_live()
    reader.run()
    reader.await_output(ANSWER)
    assert hub.stop() == 0


@pytest.mark.usefixtures("kurs")
def test_any_jupyter_server_of_it_has_the_course(environment, course, new_reader, tmp_path, monkeypatch):
    monkeypatch.setenv("KURS_BUCH", str(course / "_build" / "html"))
    monkeypatch.setenv("JUPYTER_CONFIG_DIR", str(tmp_path))  # not that of whoever tests
    port = free_port()
    options = [f"--ServerApp.port={port}", f"--ServerApp.root_dir={tmp_path}", "--IdentityProvider.token=abc"]
    command = [
        environment / "bin" / "python",
        "-m",
        "jupyter_server",
        "--no-browser",
        "--allow-root",
        *options,
    ]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as server:
        try:
            assert any("is running at" in line for line in server.stderr)
            reader = new_reader(f"http://127.0.0.1:{port}/kurs/{PAGE}?token=abc")
            reader.go_live()
            reader.run()
            reader.await_output(ANSWER)
        finally:
            server.kill()
