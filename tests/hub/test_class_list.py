"""The class list as teachers have it: each line is understood as it is meant, or refused with its number."""

from __future__ import annotations

import pytest

from course_helpers.site.hub import NamesError, Reader, read_names
from course_helpers.site.hub.class_list import login_name


@pytest.mark.parametrize(
    ("text", "readers"),
    [
        ("# 9b\nAnna\n\nben\n", [("anna", "", "Anna"), ("ben", "", "ben")]),
        (
            "Anna Müller\nJörg von der Weide",
            [("anna.mueller", "", "Anna Müller"), ("joerg.von.der.weide", "", "Jörg von der Weide")],
        ),
        (
            "Müller, Anna\nŁukasz, Zoé",
            [("anna.mueller", "", "Anna Müller"), ("zoe.lukasz", "", "Zoé Łukasz")],
        ),
        ("anna;blaue  tasse\nben;#geheim#", [("anna", "blaue  tasse", "anna"), ("ben", "#geheim#", "ben")]),
        (
            "Anna\tblaue tasse #7\nBen\tgeheim;mit,allem",
            [("anna", "blaue tasse #7", "Anna"), ("ben", "geheim;mit,allem", "Ben")],
        ),
        (
            "Anna\tMüller\nBen\tAl-Sayed",
            [("anna.mueller", "", "Anna Müller"), ("ben.al-sayed", "", "Ben Al-Sayed")],
        ),
        ("Anna\tMüller\tblaue-tasse-7", [("anna.mueller", "blaue-tasse-7", "Anna Müller")]),
        (
            "Nr.;Nachname;Vorname;Kennwort\n1;O\u2019Neill;Séan;Sonnenschein\n",
            [("sean.oneill", "Sonnenschein", "Séan O\u2019Neill")],
        ),
        (
            'Name;Passwort\nanna;"so;geht;es"\nben;"mit ""Zeichen"""',
            [("anna", "so;geht;es", "anna"), ("ben", 'mit "Zeichen"', "ben")],
        ),
        ('anna;"offenes Zeichen', [("anna", '"offenes Zeichen', "anna")]),
        (
            'Vorname,Nachname,Passwort\nAnna,Müller,"a,b;c #12"\n',
            [("anna.mueller", "a,b;c #12", "Anna Müller")],
        ),
        (
            "Name;Vorname\nMüller;Anna\nMüller;Ben",
            [("anna.mueller", "", "Anna Müller"), ("ben.mueller", "", "Ben Müller")],
        ),
        ('"Müller, Anna"\n"Kaya, Ben"', [("anna.mueller", "", "Anna Müller"), ("ben.kaya", "", "Ben Kaya")]),
        ('"Name, Vorname";Kennwort\n"Müller, Anna";12345678', [("anna.mueller", "12345678", "Anna Müller")]),
        ("name\tpassword\nanna\tblaue-tasse", [("anna", "blaue-tasse", "anna")]),
        ("1;Anna;Müller\n2.;Ben;Kaya", [("anna.mueller", "", "Anna Müller"), ("ben.kaya", "", "Ben Kaya")]),
        ("Anna M.\nAnna  K.", [("anna.m", "", "Anna M."), ("anna.k", "", "Anna K.")]),
        ("sep=;\nanna;blaue tasse", [("anna", "blaue tasse", "anna")]),
        ("Name\nkind1\nkind2\n", [("kind1", "", "kind1"), ("kind2", "", "kind2")]),
        ("Anna\u00a0Müller;;;\n;;;\n", [("anna.mueller", "", "Anna Müller")]),
        (
            "I\u015f\u0131l Y\u0131ld\u0131z\nĐorđe Đurić\nÞóra Œuvrard",
            [
                ("isil.yildiz", "", "I\u015f\u0131l Y\u0131ld\u0131z"),
                ("dorde.duric", "", "Đorđe Đurić"),
                ("thora.oeuvrard", "", "Þóra Œuvrard"),
            ],
        ),
    ],
)
def test_lists_are_understood(tmp_path, text, readers):
    file = tmp_path / "klasse.csv"
    file.write_text(text, "utf-8")
    assert read_names(file) == [Reader(*reader) for reader in readers]


@pytest.mark.parametrize(
    "others",
    [
        "Vorname;Nachname\nAnna;Müller",
        "Vorname;Nachname;Passwort\nAnna;Müller;blaue-tasse",
        "Name;Vorname\nMüller;Anna",
        "Anna;Müller\nBen;Rau",
        "Vorname,Nachname\nAnna,Müller",
        "Anna Müller",
        "Müller, Anna",
    ],
)
@pytest.mark.parametrize("password", ["Sonnenschein", "wort-der-lehrerin"])
def test_the_teachers_password_never_becomes_a_name(tmp_path, others, password):
    file = tmp_path / "klasse.csv"
    file.write_text(f"{others}\nLehrkraft;{password}\n", "utf-8")
    *pupils, teacher = read_names(file)
    assert teacher == Reader("lehrkraft", password, "Lehrkraft")
    assert pupils[0].name == "anna.mueller"
    assert all(password not in pupil.shown for pupil in pupils)


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ("anna\n../ben\n", "Zeile 2: „../ben“ geht nicht als Name"),
        ("anna\nAnna\n", "Zeile 2: „Anna“ meldet sich mit „anna“ an, genau wie Zeile 1"),
        ("Jörg\njoerg", "genau wie Zeile 1"),
        ("# nur ein Kommentar\n;;\n", "steht kein Name der Klasse"),
        ("anna\nben blaue-tasse-7\n", "Zeile 2: Ist „blaue-tasse-7“ ein Passwort"),
        ("anna;kurz\n", "Zeile 1: Das Passwort ist zu kurz"),
        ("Vorname;Passwort\nanna;blaue-tasse-7\nben;x\n", "Zeile 3: Das Passwort ist zu kurz"),
        ("Anna\tMüller\nBen\tblaue-tasse-7\n", "Zeile 2: Ist „blaue-tasse-7“ ein Nachname oder ein Passwort"),
        ("Anna Müller;Sonnenschein\nBen Kaya;Mondschein", "Zeile 1: Ist „Sonnenschein“ ein Nachname"),
        ("a;b;c;d\n", "Zeile 1: Das sind mehr als drei Spalten"),
        ("Name;Passwort\nanna;ein;geheimnis\n", "Zeile 2: Hier steht eine Spalte zu viel"),
        ("a" * 32, "höchstens 31 Zeichen"),
        ("Lehrkraft;wort-der-lehrerin\n", "steht kein Name der Klasse"),
        ("anna\nLehrkraft\n", "Zeile 2: .*Lehrkraft;Passwort"),
        ("anna;blaue-tasse\nmein-passwort;Lehrkraft\n", "Zeile 2: .*Lehrkraft;Passwort"),
        ("Lehrkraft;wort-1234\nanna\nLehrkraft;wort-5678\n", "Zeile 3: .*schon in Zeile 1"),
        ("anna\nLehrkraft;kurz\n", "Zeile 2: Das Passwort ist zu kurz"),
        ("李雷", "geht nicht als Name. Erlaubt sind lateinische Buchstaben"),
    ],
)
def test_what_cannot_be_understood_is_refused_with_its_line(tmp_path, text, complaint):
    file = tmp_path / "klasse.txt"
    file.write_text(text, "utf-8")
    with pytest.raises(NamesError, match=complaint):
        read_names(file)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
def test_encodings_of_spreadsheets(tmp_path, encoding):
    file = tmp_path / "klasse.csv"
    file.write_bytes("Vorname;Nachname\r\nJörg;Weiß\r\n".encode(encoding))
    assert read_names(file) == [Reader("joerg.weiss", "", "Jörg Weiß")]


@pytest.mark.parametrize(
    ("content", "complaint"),
    [
        (b"PK\x03\x04...", "Speichere die Liste dort"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1\0", "Speichere die Liste dort"),
        (b"a\0b\n", "Es muss eine Textdatei sein"),
    ],
)
def test_files_that_are_no_text_are_refused(tmp_path, content, complaint):
    file = tmp_path / "klasse.xlsx"
    file.write_bytes(content)
    with pytest.raises(NamesError, match=complaint):
        read_names(file)


def test_what_is_typed_at_the_login_finds_the_name_of_the_list():
    for typed in ("Jörg Müller", "joerg.mueller", "JÖRG  MÜLLER", "Jo\u0308rg Müller", " jörg.müller "):
        assert login_name(typed) == "joerg.mueller"
