"""Slips for a class: what stands on them, who can read the file, and that passwords hold next time, too."""

from __future__ import annotations

import json
from itertools import count

import pypdf
import pytest

from course_helpers.cli.hub_slips import SlipsError, write_slips
from course_helpers.site.hub import (
    KeptPasswordsError,
    Reader,
    with_kept_passwords,
    with_own_passwords,
    without_given_passwords,
)
from course_helpers.site.hub.new_passwords import FILE, NewPasswords

ADDRESS = "https://schule-am-see.example.org/kurs/"
CLASS = [
    Reader("anna.mueller", 'so;"geht/es\\#7', "Anna Müller"),
    Reader("joerg.von.der.weide", "blaue-tasse-7", "Jörg von der Weide-Hohenlohe"),
    *(Reader(f"kind{number}", f"tasse-nummer-{number}", f"Kind {number}") for number in range(7)),
]


def plain(text):
    """Return a page's text without what only serves to break lines."""
    return "".join(sign for sign in text if not sign.isspace() and sign not in "\u2060\u200b")


def test_each_slip_says_name_address_and_password_and_is_for_the_teachers_eyes(tmp_path):
    file = tmp_path / "zettel.pdf"
    file.write_text("von gestern")
    file.chmod(0o644)
    write_slips(file, CLASS, ADDRESS)
    assert file.stat().st_mode & 0o777 == 0o600
    assert list(tmp_path.iterdir()) == [file]
    pages = pypdf.PdfReader(file).pages
    assert [plain(page.extract_text()).count(ADDRESS) for page in pages] == [8, 1]
    text = plain("".join(page.extract_text() for page in pages))
    for reader in CLASS:
        for said in (plain(reader.shown), f"Name:{reader.name}", f"Passwort:{reader.password}"):
            assert said in text
    with pytest.raises(SlipsError, match="Die Datei oder ihren Ordner gibt es nicht"):
        write_slips(tmp_path / "fehlt" / "zettel.pdf", CLASS, ADDRESS)


def test_invented_passwords_are_kept_and_those_of_the_list_come_first(tmp_path):
    number = count()
    readers = [Reader("anna", "aus-der-liste"), Reader("ben"), Reader("cem")]
    assert with_kept_passwords(readers, tmp_path) == readers
    first = with_own_passwords(readers, tmp_path, lambda: f"neu-{next(number)}")
    assert [one.password for one in first] == ["aus-der-liste", "neu-0", "neu-1"]
    kept = tmp_path / "zettel.json"
    assert json.loads(kept.read_text()) == {"ben": "neu-0", "cem": "neu-1"}
    assert kept.stat().st_mode & 0o777 == 0o600
    assert with_kept_passwords(readers, tmp_path) == first
    later = [Reader("ben", "jetzt-ein-eigenes"), Reader("dora")]
    again = with_own_passwords(later, tmp_path, lambda: f"neu-{next(number)}")
    assert [one.password for one in again] == ["jetzt-ein-eigenes", "neu-2"]
    assert with_kept_passwords(readers, tmp_path) == first  # another class's list forgets nobody


def test_a_password_given_while_the_hub_ran_leaves_room_on_the_next_slip(tmp_path, capsys):
    own = with_own_passwords(
        [Reader("anna", shown="Anna Müller"), Reader("ben")], tmp_path, lambda: "vom-zettel"
    )
    listed = {one.name: one.password for one in own}
    new = NewPasswords(tmp_path / FILE, listed.__getitem__, listed.__contains__).give("anna")
    file = tmp_path / "zettel.pdf"
    write_slips(file, without_given_passwords(own, tmp_path), ADDRESS)
    text = plain("".join(page.extract_text() for page in pypdf.PdfReader(file).pages))
    assert text.count("vom-zettel") == 1  # Ben's; Anna's no longer holds
    assert new not in text
    assert "Seite der Lehrkraft haben: Anna Müller.\n" in capsys.readouterr().out
    changed = [Reader("anna", "vom-neuen-zettel"), own[1]]
    assert without_given_passwords(changed, tmp_path) == changed  # the list's latest word counts again


@pytest.mark.parametrize("content", ["{", "[1, 2]", '{"ben": 7}', "7", "null"])
def test_kept_passwords_that_cannot_be_read_are_named_and_stay(tmp_path, content):
    kept = tmp_path / "zettel.json"
    kept.write_text(content)
    with pytest.raises(KeptPasswordsError, match=r"zettel\.json\nBenenne diese Datei um"):
        with_own_passwords([Reader("ben")], tmp_path, lambda: "neu-0")
    assert kept.read_text() == content
