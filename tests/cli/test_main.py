"""The command line speaks German, also where argparse does the talking."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

from course_helpers.cli import main

ENGLISH = re.compile(
    r"\b(usage|options|optional|arguments?|positional|show|help message|error|invalid|the|and)\b"
)


@pytest.mark.parametrize(
    "argv",
    [
        ["--help"],
        ["build", "--help"],
        ["check", "--help"],
        ["serve", "--help"],
        ["neu", "--help"],
        ["hub", "--help"],
    ],
)
def test_help_is_german(argv, capsys):
    with pytest.raises(SystemExit) as ended:
        main(argv)
    assert ended.value.code == 0
    said = capsys.readouterr().out
    assert said.startswith("Aufruf: kurs")
    assert not ENGLISH.search(said)


@pytest.mark.parametrize(
    ("argv", "complaint"),
    [
        ([], "es fehlt: BEFEHL"),
        (["bau"], "'bau' gibt es nicht; möglich sind "),
        (["build", "--ziel"], "nach --ziel fehlt die Angabe"),
        (["build", "--schnell"], "unbekannt: --schnell"),
        (["build", "--streng=ja"], "--streng nimmt keine Angabe, also nicht 'ja'"),
        (["serve", "--port", "viel"], "--port braucht eine ganze Zahl von 0 bis 65535, nicht 'viel'"),
        (["serve", "--port", "99999"], "--port braucht eine ganze Zahl von 0 bis 65535, nicht '99999'"),
        (["hub", "--port=-1"], "--port braucht eine ganze Zahl von 0 bis 65535, nicht '-1'"),
        (["hub", "--port", "65536"], "--port braucht eine ganze Zahl von 0 bis 65535, nicht '65536'"),
        (["hub", "--plaetze", "viele"], "--plaetze braucht eine ganze Zahl, nicht 'viele'"),
    ],
)
def test_complaints_are_german(argv, complaint, capsys):
    with pytest.raises(SystemExit) as ended:
        main(argv)
    assert ended.value.code == 2
    said = capsys.readouterr().err
    assert complaint in said
    assert not ENGLISH.search(said)


@pytest.mark.parametrize("command", [["build"], ["check"], ["neu", "kapitel", "Neues"]])
def test_outside_of_a_course_it_says_so(command, tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    assert main(command) == 1
    assert "Hier liegt kein Kurs" in capsys.readouterr().err


def test_the_console_script_is_installed_and_quick_to_import():
    program = Path(sys.executable).with_name("kurs")
    said = subprocess.run([program, "--help"], capture_output=True, text=True, check=True).stdout
    assert "Befehle" in said
    loaded = "import sys, course_helpers.cli; sys.exit('sphinx' in sys.modules or 'numpy' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", loaded], check=False).returncode == 0
