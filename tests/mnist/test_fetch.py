import socket
import threading

import numpy as np
import pytest

from course_helpers.mnist import FetchError, _fetch, cache_folder, fetch, load_data
from course_helpers.mnist._idx import FILES


@pytest.fixture(autouse=True)
def no_pause(monkeypatch):
    monkeypatch.setattr(_fetch, "PAUSE", 0.001)


@pytest.fixture
def only_labels(monkeypatch):
    """Fetch one small file only: what goes wrong does not depend on the size."""
    monkeypatch.setattr(_fetch, "FILES", [FILES[3]])
    return FILES[3].name


def leftovers(folder):
    return sorted(path.name for path in folder.iterdir() if path.suffix == ".teil")


def test_what_is_fetched_is_what_load_data_returns(mirror, full_folder):
    assert len(load_data()[0][0]) == 10_000
    told = []
    folder = fetch(mirrors=[mirror.url], report=told.append)
    assert folder == cache_folder()
    assert len(told) == 4
    for file in FILES:
        assert (folder / file.name).read_bytes() == (full_folder / file.name).read_bytes()
    assert leftovers(folder) == []
    assert len(load_data()[0][0]) == 60_000


def test_files_that_are_right_are_not_fetched_again_and_damaged_ones_are(mirror, tmp_path, full_folder):
    for file in FILES:
        (tmp_path / file.name).write_bytes((full_folder / file.name).read_bytes())
    damaged = tmp_path / FILES[1].name
    damaged.write_bytes(damaged.read_bytes()[:-1] + b"\x09")
    fetch(tmp_path, mirrors=[mirror.url])
    assert [path for path, _ in mirror.requests] == [f"/{FILES[1].name}.gz"]
    assert damaged.read_bytes() == (full_folder / FILES[1].name).read_bytes()


def test_a_cut_download_goes_on_where_it_stopped(mirror, tmp_path, packed, only_labels):
    mirror.faults = ["cut"]
    fetch(tmp_path, mirrors=[mirror.url])
    half = len(packed[f"/{only_labels}.gz"]) // 2
    assert [start for _, start in mirror.requests] == [0, half]
    assert leftovers(tmp_path) == []


def test_of_two_at_once_one_waits_for_the_other(mirror, tmp_path, full_folder, only_labels):
    calls = [threading.Thread(target=fetch, args=(tmp_path,), kwargs={"mirrors": [mirror.url]}) for _ in "ab"]
    for call in calls:
        call.start()
    for call in calls:
        call.join()
    assert [path for path, _ in mirror.requests] == [f"/{only_labels}.gz"]
    assert (tmp_path / only_labels).read_bytes() == (full_folder / only_labels).read_bytes()


def test_a_link_in_place_of_the_part_is_not_written_through(mirror, tmp_path, only_labels):
    precious = tmp_path / "precious"
    precious.write_text("wichtig")
    (tmp_path / f"{only_labels}.gz.teil").symlink_to(precious)
    fetch(tmp_path, mirrors=[mirror.url])
    assert precious.read_text() == "wichtig"
    assert leftovers(tmp_path) == []


def test_a_later_call_goes_on_too(mirror, tmp_path, only_labels):
    mirror.faults = ["cut", 500, 500]
    with pytest.raises(FetchError, match=r"Fehler 500"):
        fetch(tmp_path, mirrors=[mirror.url])
    assert leftovers(tmp_path) == [f"{only_labels}.gz.teil"]
    fetch(tmp_path, mirrors=[mirror.url])
    assert mirror.requests[-1][1] > 0
    assert leftovers(tmp_path) == []


@pytest.mark.parametrize(
    "faults",
    [
        [500],
        [503, 404],
        ["foreign"],
        ["endless"],
        ["cut", "ignores range"],
        ["cut", "wrong range"],
    ],
)
def test_a_passing_fault_is_overcome(mirror, tmp_path, full_folder, only_labels, faults):
    mirror.faults = list(faults)
    fetch(tmp_path, mirrors=[mirror.url])
    assert mirror.faults == []
    assert (tmp_path / only_labels).read_bytes() == (full_folder / only_labels).read_bytes()
    assert leftovers(tmp_path) == []


def test_a_part_longer_than_the_file_or_foreign_is_thrown_away(mirror, tmp_path, only_labels):
    for rest in (b"?" * 20_000, b"?" * 10):
        (tmp_path / f"{only_labels}.gz.teil").write_bytes(rest)
        (tmp_path / only_labels).unlink(missing_ok=True)
        fetch(tmp_path, mirrors=[mirror.url])
        assert leftovers(tmp_path) == []


def test_wrong_content_for_good_is_an_error_and_leaves_nothing(mirror, tmp_path, only_labels):
    mirror.faults = ["foreign"] * 3
    with pytest.raises(FetchError, match=f"(?s){only_labels}.*{mirror.url}.*falsche Prüfsumme"):
        fetch(tmp_path, mirrors=[mirror.url])
    assert list(tmp_path.iterdir()) == [tmp_path / "cache"] or list(tmp_path.iterdir()) == []


def test_the_second_mirror_answers_when_the_first_refuses(mirror, tmp_path, only_labels):
    with socket.socket() as taken:  # bound, not listening: connections are refused
        taken.bind(("127.0.0.1", 0))
        refusing = f"http://127.0.0.1:{taken.getsockname()[1]}/"
        fetch(tmp_path, mirrors=[refusing, mirror.url])
        assert (tmp_path / only_labels).exists()
        with pytest.raises(FetchError, match=f"(?s){only_labels}.*keine Verbindung"):
            fetch(tmp_path / "neu", mirrors=[refusing])


def test_no_other_kind_of_address(tmp_path, only_labels, full_folder):
    with pytest.raises(FetchError, match="nur http"):
        fetch(tmp_path, mirrors=[full_folder.as_uri()])
    assert not (tmp_path / only_labels).exists()


@pytest.mark.parametrize("address", ["kaputt", "", "http://[::1/", "http://schul..rechner/"])
def test_what_is_no_address_is_told(tmp_path, only_labels, address):
    with pytest.raises(FetchError, match=f"(?s){only_labels}.*Diese Adresse gibt es so nicht"):
        fetch(tmp_path, mirrors=[address])


def test_a_folder_that_cannot_be_made_is_named(tmp_path, mirror):
    (tmp_path / "datei").write_text("kein Ordner")
    with pytest.raises(FetchError, match="datei"):
        fetch(tmp_path / "datei" / "mnist", mirrors=[mirror.url])


def test_a_full_disk_keeps_what_was_there(tmp_path, mirror, only_labels, monkeypatch):
    def full(_file):
        raise OSError(28, "No space left on device")

    (tmp_path / only_labels).write_bytes(b"alt")
    monkeypatch.setattr(_fetch.os, "fsync", full)
    with pytest.raises(FetchError, match="kein Speicherplatz mehr frei"):
        fetch(tmp_path, mirrors=[mirror.url])
    assert (tmp_path / only_labels).read_bytes() == b"alt"
    monkeypatch.undo()
    assert [name for name in leftovers(tmp_path) if name.startswith(".")] == []


def test_half_a_cache_is_not_used(mirror, only_labels):
    fetch(mirrors=[mirror.url])
    assert (cache_folder() / only_labels).exists()
    assert np.shape(load_data()[0][0]) == (10_000, 28, 28)
