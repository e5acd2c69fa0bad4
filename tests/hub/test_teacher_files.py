"""Handing out and collecting: what a pupil may have put into their folder, against the hub's side."""

from __future__ import annotations

import errno
import json
import os
from concurrent.futures import ThreadPoolExecutor

import pytest
from tests.hub.pupils_files import PAGE, collected, edit, work

from course_helpers.site.hub.new_passwords import NewPasswords
from course_helpers.site.hub.teacher.collect import LARGEST, NOT_ALL
from course_helpers.site.hub.teacher.folders import DEEPEST, MOST_LOOKED_AT
from course_helpers.site.hub.teacher.hand_out import NotHandedOutError, checked_name, hand_out, report


def test_code_of_several_browsers_comes_as_one_notebook(homes, book):
    work(homes["anna"], edit("x = 'alt'"), name="browser-1")
    foretold = [f"vorhersage:{PAGE}#vorhersage-1", {"text": "Es wird 3", "at": 1}]
    homeless = edit("x = 'heimatlos'", original="y = 9", cell="zelle-7")
    work(homes["anna"], edit("x = 'neu'", at=2), foretold, homeless, name="browser-2")
    (homes["anna"] / "kopie").mkdir()
    (homes["anna"] / "kopie" / "eins.md").write_text("meins")
    files = collected(homes, book)
    cells = json.loads(files["anna/eins (im Kurs).ipynb"])["cells"]
    texts = ["".join(cell["source"]) for cell in cells]
    assert texts[1:3] == ["x = 1", "x = 'neu'"]
    assert {"x = 'heimatlos'", "1: Es wird 3"} <= set(texts)
    assert files["anna/eins.md"] == "meins"
    assert "bert: nichts gespeichert" in files["Bericht.txt"]


def test_nothing_is_collected_through_links_pipes_and_harmful_names(homes, book, tmp_path):
    (tmp_path / "geheim").mkdir()
    secret = tmp_path / "geheim" / "eins.md"
    secret.write_text("annas Geheimnis")
    bert = homes["bert"]
    (bert / "eins.md").symlink_to(secret)
    (bert / "ordner").symlink_to(secret.parent)
    os.mkfifo(bert / "eins.py")
    (bert / "gross").mkdir()
    (bert / "gross" / "eins.ipynb").write_bytes(b" " * (LARGEST + 1))
    (bert / "Kurs-Arbeit").symlink_to(secret.parent)
    files = collected(homes, book)
    assert set(files) == {"Bericht.txt"}
    assert "eins.ipynb" in files["Bericht.txt"]
    (bert / "Ausgeteilt").mkdir()
    (bert / "Ausgeteilt" / "a\\..\\boese.py").write_text("1")
    (bert / "Ausgeteilt" / "CON\n.py").write_text("2")
    names = set(collected(homes, book, "")) - {"Bericht.txt"}
    assert names == {"bert/a_.._boese.py", "bert/CON_.py"}


def test_names_without_a_folder_take_no_room_in_the_zip(homes, book, tmp_path):
    for number in range(5000):
        homes[f"erfunden-{number}"] = tmp_path / "konten" / f"erfunden-{number}"
    (homes["anna"] / "eins.md").write_bytes(bytes(LARGEST))
    assert len(collected(homes, book)["anna/eins.md"]) == LARGEST


def test_what_is_not_searched_is_told(homes, book):
    for number in range(MOST_LOOKED_AT + 1):
        (homes["anna"] / f"{number}").touch()
    (homes["bert"] / "a").mkdir()
    (homes["bert"] / "a" / "viele").mkdir()
    for number in range(MOST_LOOKED_AT + 1):
        (homes["bert"] / "a" / "viele" / f"{number}").touch()
    (homes["bert"] / "b").mkdir()
    (homes["bert"] / "b" / "eins.md").write_text("daneben")
    levels = [str(number) for number in range(DEEPEST)]
    for name, folders in {"clara": [*levels, "zu tief"], "dora": levels}.items():
        homes[name] = homes["bert"].with_name(name)
        homes[name].joinpath(*folders).mkdir(parents=True)
    homes["dora"].joinpath(*levels, "eins.md").write_text("tief")
    homes["emil"] = homes["bert"].with_name("emil")
    files = collected(homes, book)
    said = dict(line.split(": ", 1) for line in files["Bericht.txt"].splitlines()[4:])
    assert {name: NOT_ALL in text for name, text in said.items()} == {
        "anna": True,
        "bert": True,
        "clara": True,
        "dora": False,
        "emil": False,
    }
    assert {"bert/eins.md", "dora/eins.md"} <= set(files)
    assert said["anna"] == NOT_ALL
    assert said["emil"] == "nichts gespeichert"


def test_the_zip_can_be_unpacked_on_windows_and_macos(homes, book):
    homes = {"aux": homes["anna"], "bericht.txt": homes["bert"]}
    for home in homes.values():
        (home / "Ausgeteilt").mkdir()
        for name in ("A.py", "a.py", "CON", "nul.tar.gz", "Lpt1 .txt", "console.py"):
            (home / "Ausgeteilt" / name).touch()
    names = set(collected(homes, book, ""))
    expected = {"A.py", "a (2).py", "_CON", "_nul.tar.gz", "_Lpt1 .txt", "console.py"}
    assert names == {f"{folder}/{name}" for folder in ("_aux", "bericht (2).txt") for name in expected} | {
        "Bericht.txt"
    }


def test_one_who_fills_the_zip_takes_nothing_from_the_others(homes, book):
    for number in range(6):
        (homes["anna"] / f"{number}").mkdir()
        (homes["anna"] / f"{number}" / "eins.md").write_bytes(bytes(LARGEST))
    (homes["bert"] / "eins.md").write_text("meins")
    files = collected(homes, book)
    assert len([name for name in files if name.startswith("anna/")]) == 4  # of 5 MB each
    assert "weggelassen" in files["Bericht.txt"]
    assert files["bert/eins.md"] == "meins"


def test_a_file_is_handed_out_and_nothing_overwritten(homes, tmp_path):
    assert hand_out(homes, "Blatt 1.ipynb", b"leer", 0) == {"new": ["anna", "bert"]}
    (homes["anna"] / "Ausgeteilt" / "Blatt 1.ipynb").write_bytes(b"geloest")
    said = hand_out(homes | {"clara": tmp_path / "konten" / "clara"}, "Blatt 1.ipynb", b"leer", 0)
    assert said == {"other": ["anna"], "same": ["bert"], "new": ["clara"]}
    assert (homes["anna"] / "Ausgeteilt" / "Blatt 1.ipynb").read_bytes() == b"geloest"
    assert "2 von 3" in report("Blatt 1.ipynb", said)
    assert hand_out(homes, "gross.bin", bytes(9000), 10_000) == {"full": ["anna", "bert"]}


def test_a_full_disk_leaves_no_half_file_and_is_told(homes, monkeypatch):
    def full(*_, **__):
        raise OSError(errno.ENOSPC, "full")

    with monkeypatch.context() as patch:
        patch.setattr(os, "link", full)
        said = hand_out(homes, "blatt.py", b"1", 0)
    assert said == {"disk": ["anna", "bert"]}
    assert "zu wenig frei ist: anna, bert" in report("blatt.py", said)
    assert list((homes["anna"] / "Ausgeteilt").iterdir()) == []


def test_nothing_is_handed_out_when_the_disk_is_almost_full(homes, monkeypatch):
    monkeypatch.setattr("course_helpers.site.hub.teacher.hand_out.LEAST_FREE", 2**80)
    clara = homes["bert"].with_name("clara")
    assert hand_out(homes | {"clara": clara}, "blatt.py", b"1", 0) == {"disk": ["anna", "bert", "clara"]}
    assert not clara.exists()


def test_nothing_is_handed_out_through_links(homes, tmp_path):
    target = tmp_path / "fremd"
    target.mkdir()
    (homes["anna"] / "Ausgeteilt").symlink_to(target)
    (homes["bert"] / "Ausgeteilt").mkdir()
    (homes["bert"] / "Ausgeteilt" / "blatt.py").symlink_to(target / "neu.py")
    assert hand_out(homes, "blatt.py", b"1", 0) == {"failed": ["anna"], "other": ["bert"]}
    assert list(target.iterdir()) == []


@pytest.mark.skipif(os.geteuid() != 0, reason="Nur root kann Dateien verschenken.")
def test_what_is_handed_out_belongs_to_its_reader(homes):
    hand_out(homes, "blatt.py", b"1", 0)  # the first start has not given the folder away yet
    os.chown(homes["anna"], 59_123, 59_123)
    assert hand_out(homes, "blatt.py", b"1", 0) == {"same": ["anna", "bert"]}
    for path in (homes["anna"] / "Ausgeteilt", homes["anna"] / "Ausgeteilt" / "blatt.py"):
        assert (path.stat().st_uid, path.stat().st_mode & 0o077) == (59_123, 0)


@pytest.mark.parametrize(
    "name", ["", ".bashrc", "../x", "a/b", "a\\b", "x" * 81, "\U00010400" * 75, "a\n", "leer ", "a\0b", "-rf"]
)
def test_a_harmful_name_is_refused(name):
    with pytest.raises(NotHandedOutError):
        checked_name(name, b"")


def test_a_name_from_a_mac_and_a_large_file():
    assert checked_name("U\u0308bung 1 (neu).ipynb", b"") == "Übung 1 (neu).ipynb"
    with pytest.raises(NotHandedOutError, match="höchstens 20 MB"):
        checked_name("film.mp4", bytes(20 * 2**20 + 1))


def test_a_new_password_lasts_until_the_list_has_another(tmp_path):
    file, listed = tmp_path / "passwords.json", {"anna": "annas-altes"}

    def start(known=("anna",)):
        return NewPasswords(file, lambda name: listed.get(name, ""), lambda name: name in known)

    password = start().give("anna")
    again = start()
    assert again.fits("anna", password) is True
    assert again.fits("anna", "annas-altes") is False
    assert "bert" not in again
    assert password not in file.read_text()
    assert file.stat().st_mode & 0o077 == 0
    listed["anna"] = "annas-neues"
    assert "anna" not in start()
    password = start().give("anna")
    assert start(known=()).fits("anna", password) is None
    assert start().fits("anna", password) is True  # after the lesson of another class


@pytest.mark.parametrize("harm", ["", '{"anna": {"sa', "null", '{"anna": null}', '{"anna": {"salt": "x"}}'])
def test_new_passwords_that_cannot_be_read_are_put_aside(harm, tmp_path):
    file = tmp_path / "passwords.json"
    file.write_text(harm)
    passwords = NewPasswords(file, lambda _name: "", lambda _name: True)
    assert "anna" not in passwords
    assert passwords.put_aside.read_text() == harm
    assert not file.exists()
    assert passwords.fits("anna", passwords.give("anna")) is True


def test_a_password_that_cannot_be_written_down_changes_nothing(tmp_path):
    passwords = NewPasswords(tmp_path / "fehlt" / "passwords.json", lambda _name: "", lambda _name: True)
    with pytest.raises(FileNotFoundError):
        passwords.give("anna")
    assert "anna" not in passwords


def test_passwords_given_at_the_same_time_are_all_kept(tmp_path):
    def start():
        return NewPasswords(tmp_path / "passwords.json", lambda _name: "", lambda _name: True)

    names = [f"kind{number}" for number in range(8)]
    with ThreadPoolExecutor(8) as pool:
        given = dict(zip(names, pool.map(start().give, names), strict=True))
    again = start()
    assert all(again.fits(name, password) for name, password in given.items())
