"""Names made from the titles that authors give."""

from __future__ import annotations

import pytest

from course_helpers.cli.new import NewError
from course_helpers.cli.new.names import class_name, file_name


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Größe zählt", "groesse_zaehlt"),
        ("Der Pendel–Versuch", "der_pendel_versuch"),
        ("Netze: was sie lernen (und was nicht)", "netze_was_sie_lernen_und_was_nicht"),
        ("Café & Straße", "cafe_strasse"),
    ],
)
def test_signs_between_words_part_them(title, name):
    assert file_name(title) == name


def test_a_class_has_a_capital_for_each_word():
    assert class_name("Größe zählt") == "GroesseZaehlt"


@pytest.mark.parametrize(
    ("title", "why"),
    [
        ("50 $ im Monat", "Das Zeichen „$“ darf nicht darin stehen."),
        ("Netze\u200blernen", "Das Zeichen ZERO WIDTH SPACE darf nicht"),
        ("– und dann?", "Er beginnt mit einem Buchstaben"),
        ("x" * 61, "Er hat 61 Zeichen; höchstens 60 gehen."),
        ("", "Er beginnt mit einem Buchstaben"),
    ],
)
def test_a_title_that_does_not_serve_is_told_why(title, why):
    with pytest.raises(NewError) as refused:
        file_name(title)
    assert why in str(refused.value)
