"""Files with passwords: no other account reads them, and no seat finds them."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

from course_helpers.cli.hub_options import close_lists
from course_helpers.site.hub import Classroom, hindrance
from course_helpers.site.hub.own_view import View
from course_helpers.site.hub.seat import ACCOUNTS, Seat, course_folders, take

READ = "import course_helpers, sys; print(open(sys.argv[1]).read())"


def test_others_may_not_read_a_list_any_more(tmp_path):
    files = [tmp_path / name for name in ("klasse.txt", "passwort.txt")]
    for file, mode in zip(files, (0o644, 0o600), strict=True):
        file.write_text("geheim")
        file.chmod(mode)
    assert close_lists(files) == files[:1]
    assert [file.stat().st_mode & 0o777 for file in files] == [0o600, 0o600]


@pytest.mark.skipif(os.geteuid() != 0, reason="Plätze trennen kann nur root.")
def test_a_seat_finds_neither_the_list_nor_what_else_lies_in_the_course():
    if problem := hindrance(course_folders(), ()):
        pytest.skip(f"Dieser Rechner kann Plätze nicht trennen: {problem}")
    # of all folders that everyone can pass, as those of a course are; each seat has its own /tmp
    with tempfile.TemporaryDirectory(prefix="kurs-test-", dir="/var/lib") as folder:
        root = Path(folder)
        root.chmod(0o755)
        places = {name: root / name for name in ("kurs", "lehrerin", "kurs/buch", "heim", "hub")}
        for place in places.values():
            place.mkdir()
            place.chmod(0o755)  # whatever the umask of who tests
        files = {place: places[place] / "klasse.txt" for place in ("kurs", "lehrerin", "kurs/buch")}
        for file in files.values():
            file.write_text("lesbar")
            file.chmod(0o644)
        room = Classroom(
            book=places["kurs/buch"],
            state=places["hub"],
            sockets=places["hub"],
            proxy=[],
            password="",
            course=places["kurs"],
            lists=(files["lehrerin"],),
        )
        shown = (*course_folders(), places["kurs/buch"])
        os.chown(places["heim"], ACCOUNTS[-1], ACCOUNTS[-1])
        seat = Seat(ACCOUNTS[-1], View((places["heim"],), shown, room.hidden), 2**20)
        said = {
            place: subprocess.run(
                [sys.executable, "-c", READ, file],
                preexec_fn=lambda: take(seat),
                cwd="/",
                capture_output=True,
                text=True,
                check=False,
            )
            for place, file in files.items()
        }
    assert said["kurs/buch"].stdout == "lesbar\n", said["kurs/buch"].stderr
    for place in ("kurs", "lehrerin"):
        assert "FileNotFoundError" in said[place].stderr
