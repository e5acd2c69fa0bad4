"""Files that are written whole or not at all; what happens to the process is tested in tests/hardware."""

from __future__ import annotations

import os
import stat
import types

import pytest

from course_helpers.whole_file import PRIVATE, LostBytesError, write_whole


@pytest.mark.parametrize("before", [None, 0o644])
def test_a_private_file_is_its_owner_s_also_where_there_was_an_open_one(tmp_path, before):
    file = tmp_path / "zettel.json"
    if before:
        file.write_bytes(b"alt")
        file.chmod(before)
    write_whole(file, [b"ge", b"heim"], rights=PRIVATE)
    assert file.read_bytes() == b"geheim"
    assert stat.S_IMODE(file.stat().st_mode) == 0o600


def test_what_cannot_be_written_leaves_nothing_behind(tmp_path, monkeypatch):
    file = tmp_path / "zahlen"
    file.write_bytes(b"alt")
    monkeypatch.setattr(os, "fstat", lambda _descriptor: types.SimpleNamespace(st_size=1))
    with pytest.raises(LostBytesError, match="1 statt 3 Byte"):
        write_whole(file, [b"neu"])
    monkeypatch.undo()
    assert [(path.name, path.read_bytes()) for path in tmp_path.iterdir()] == [("zahlen", b"alt")]
