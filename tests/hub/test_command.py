"""What `kurs hub` says before it starts anything."""

from __future__ import annotations

import os
import socket

import pytest

from course_helpers.cli import main


@pytest.fixture(autouse=True)
def _mask():
    """Give back the mask for new files: `kurs hub` changes it, here in the process of all tests."""
    mask = os.umask(0)
    os.umask(mask)
    yield
    os.umask(mask)


@pytest.fixture
def in_course(tmp_path, monkeypatch):
    (tmp_path / "book").mkdir()
    (tmp_path / "book" / "_toc.yml").write_text("root: index\n")
    (tmp_path / "_config.yml").write_text("title: Kurs\n")
    book = tmp_path / "_build" / "html"
    book.mkdir(parents=True)
    (book / "index.html").write_text("<h1>Kurs</h1>")
    proxy = tmp_path / "node_modules" / "configurable-http-proxy" / "bin"
    proxy.mkdir(parents=True)
    (proxy / "configurable-http-proxy").write_text("")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_a_book_that_is_not_built_is_told(in_course, capsys):
    (in_course / "_build" / "html" / "index.html").unlink()
    assert main(["hub"]) == 1
    assert "make book" in capsys.readouterr().err


def test_a_missing_proxy_is_told(in_course, capsys):
    (in_course / "node_modules" / "configurable-http-proxy" / "bin" / "configurable-http-proxy").unlink()
    assert main(["hub"]) == 1
    assert "make hub" in capsys.readouterr().err


def test_windows_is_told_that_there_is_no_hub(monkeypatch, capsys):
    monkeypatch.setattr("sys.platform", "win32")
    assert main(["hub"]) == 1
    assert "Unter Windows läuft JupyterHub nicht." in capsys.readouterr().err


@pytest.mark.parametrize(
    ("option", "value", "complaint"),
    [
        ("--passwort", "geheimes-wort", "gehört nicht in die Befehlszeile"),
        ("--passwort-datei", "fehlt.txt", "Die Datei oder ihren Ordner gibt es nicht."),
        ("--oeffentlich", "schule.example.org", "braucht eine ganze Adresse"),
        ("--oeffentlich", "https://schule.example.org/?a=b", "braucht eine ganze Adresse"),
        ("--zettel", "zettel.pdf", "Nenne sie mit --namen"),
        ("--plaetze", "0", "--plaetze muss mindestens 1 sein."),
        ("--speicher", "-5", "--speicher muss mindestens 0 sein."),
        ("--port", "0", "--port muss mindestens 1 sein."),
        ("--daten", "_config.yml", "Es gibt schon eine Datei mit diesem Namen. Nenne mit --daten"),
        ("--daten", "/proc/hub", "lässt sich nicht schreiben"),
        ("--adresse", "::1", "Die Adresse ::1 hat dieser Rechner nicht."),
        ("--adresse", "192.0.2.1", "Die Adresse 192.0.2.1 hat dieser Rechner nicht."),
        ("--adresse", "schul..rechner", "Die Adresse schul..rechner hat dieser Rechner nicht."),
        (
            "--namen",
            "gibt-es-nicht.txt",
            "lässt sich nicht lesen: Die Datei oder ihren Ordner gibt es nicht.",
        ),
    ],
)
@pytest.mark.usefixtures("in_course")
def test_options_that_make_no_sense_are_refused(option, value, complaint, capsys):
    assert main(["hub", f"{option}={value}"]) == 1
    assert complaint in capsys.readouterr().err


@pytest.mark.usefixtures("in_course")
def test_a_taken_port_is_told(capsys):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = str(taken.getsockname()[1])
        assert main(["hub", "--adresse", "127.0.0.1", "--port", port]) == 1
    assert f"Port {port}" in capsys.readouterr().err
