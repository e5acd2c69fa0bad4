"""What the projects stand on: collections that come back whole, sheets, drawn clothes, networks on a chip."""

from __future__ import annotations

import base64
import itertools
import re

import matplotlib.pyplot as plt
import numpy as np
import pytest
from tests.widgets.conftest import SEVEN, draw

from course_helpers.exercises import TASKS, nimm
from course_helpers.framework import Layer, Network, relu, softmax
from course_helpers.projects import (
    CLOTHES,
    CollectionError,
    Ziffernsammlung,
    ergebnisblatt,
    load_drawn_clothes,
    on_chip,
    slanted_digits,
)
from course_helpers.projects import collection as module
from course_helpers.projects.pack import pack_digits

SENTENCES = ["Wir haben gemessen.", "Das hat uns überrascht.", "Mehr wissen wir nicht."]
FULL = {"titel": "Titel", "namen": "Ada & Bo", "gemessen": {"Quote in %": 91.25}, "saetze": SENTENCES}


@pytest.fixture(autouse=True)
def _fresh(monkeypatch):
    monkeypatch.setattr(module, "_session", {"": []})
    yield
    plt.close("all")


def test_what_was_drawn_is_kept_asked_for_in_turn_and_comes_back_from_its_text():
    board = Ziffernsammlung(je_ziffer=2)
    assert board.wanted == 0
    board.keep()
    assert len(board) == 0
    assert "noch leer" in board.result_text.value
    for _ in range(3):
        draw(board, SEVEN)
        board.submit_button.click()
    assert (board.counts()[:4], board.wanted) == ([1, 1, 1, 0], 3)
    board.number_buttons[7].click()
    draw(board, SEVEN)
    board.keep()
    images, digits = board.bilder()
    assert digits.tolist() == [0, 1, 2, 7]
    module._session.clear()  # the page was loaded anew
    again, same = Ziffernsammlung(f"  {board.text()[:40]}\n{board.text()[40:]} ").bilder()
    assert same.tolist() == digits.tolist()
    assert np.abs(again.astype(int) - images).max() <= 9
    assert again.max() > 200


def test_running_the_cell_again_loses_nothing_and_the_last_digit_can_go():
    draw(board := Ziffernsammlung(), SEVEN)
    board.keep()
    again = Ziffernsammlung()
    assert len(again) == 1
    again.drop()
    again.drop()
    assert len(again) == 0
    assert "noch keine Ziffer" in again.result_text.value


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("Hallo", "beginnt mit „KURS-ZIFFERN-1:“"),
        ("KURS-ZIFFERN-1:abc", "beschädigt"),
        ("KURS-ZIFFERN-1:" + base64.b64encode(b"abc").decode(), "beschädigt"),
        (7, "in Anführungszeichen"),
    ],
)
def test_a_text_that_is_none_is_told(text, says):
    with pytest.raises(CollectionError, match=says):
        Ziffernsammlung(text)


def test_half_a_text_is_told():
    whole = pack_digits(*slanted_digits(2))
    with pytest.raises(CollectionError, match="vollständig"):
        Ziffernsammlung(whole[: len(whole) // 2 // 4 * 4])


def test_the_file_holds_the_text():
    assert "noch keine Ziffer" in Ziffernsammlung().sichern().data
    draw(board := Ziffernsammlung(), SEVEN)
    board.keep()
    address = re.search(r"base64,([^\"]+)\"", board.sichern().data)[1]
    assert base64.b64decode(address).decode() == board.text()


def test_slanted_digits_are_asked_for_in_turn_and_lean():
    images, digits = slanted_digits(3)
    assert digits.tolist() == [*range(10)] * 3
    one = images[1].astype(float)
    x = (one * np.arange(28)).sum(axis=1) / np.maximum(1, one.sum(axis=1))
    rows = np.flatnonzero(one.sum(axis=1) > 0)
    assert x[rows[0]] < x[rows[-1]]


def test_clothes_are_the_same_everywhere_and_of_ten_kinds():
    (images, kinds), (test_images, test_kinds) = load_drawn_clothes(40, 20)
    assert (images.shape, images.dtype, test_images.shape) == ((40, 28, 28), np.uint8, (20, 28, 28))
    assert np.bincount(kinds).tolist() == [4] * len(CLOTHES)
    assert np.bincount(test_kinds).tolist() == [2] * len(CLOTHES)
    assert (images == load_drawn_clothes(40, 0)[0][0]).all()
    assert all((one > 60).mean() > 0.02 for one in images)
    assert not any((a == b).all() for a, b in itertools.combinations(images, 2))


def network():
    return Network([Layer(6, 5, relu, seed=1), Layer(5, 3, softmax, seed=2)])


def test_a_network_on_the_chip_is_a_copy_and_the_noise_can_be_repeated():
    images, plain = np.random.default_rng(1).uniform(0, 1, (50, 6)).astype("float32"), network()
    quiet = on_chip(plain, images, bits=8, noise=0).feedForward(images)
    assert np.abs(quiet - plain.feedForward(images)).max() < 0.2
    noisy = [on_chip(plain, images, noise=20, seed=3).feedForward(images) for _ in range(2)]
    assert (noisy[0] == noisy[1]).all()
    assert np.abs(noisy[0] - quiet).max() > 0.02
    on_chip(plain, images).fit(images, np.arange(50) % 3, epochs=1, progress=False)
    assert (plain.layers[0].weightsForNext == network().layers[0].weightsForNext).all()


@pytest.mark.parametrize("wrong", [{"bits": 0}, {"bits": 9}, {"noise": -1}])
def test_a_chip_that_cannot_be_is_told(wrong):
    with pytest.raises(ValueError, match="Bekommen habe ich"):
        on_chip(network(), np.ones((2, 6), "float32"), **wrong)


@pytest.mark.parametrize(
    ("change", "lacks"),
    [
        ({"namen": ...}, "die Namen"),
        ({"titel": " "}, "der Titel"),
        ({"gemessen": {}}, "was du gemessen hast"),
        ({"gemessen": {"Quote": ...}}, r"ein Messwert \(Quote\)"),
        ({"saetze": ["...", "Einer.", "Zwei."]}, "ein Satz"),
        ({"saetze": "Einer."}, "2 Sätze"),
        ({"saetze": ["x" * 500, "b.", "c."]}, "Platz"),
    ],
)
def test_a_sheet_says_what_it_lacks_and_leaves_the_figure(change, lacks):
    plt.figure()
    sheet = ergebnisblatt(**(FULL | change))
    assert re.search(lacks, sheet._repr_html_())
    assert "kurs-blatt" not in sheet._repr_html_()
    assert plt.get_fignums()


def test_a_sheet_without_a_figure_says_so():
    plt.close("all")
    assert "ein Bild" in repr(ergebnisblatt(**FULL))


def test_a_full_sheet_holds_everything_and_takes_the_figure():
    plt.plot([1, 2])
    sheet = ergebnisblatt(**FULL | {"gemessen": {"Quote": 91.25, "Abstand": -26}})
    page = sheet._repr_html_()
    for text in ("Ada &amp; Bo", "91,25", "−26", "data:image/png", *SENTENCES):
        assert text in page
    assert not plt.get_fignums()


def test_later_cells_take_the_sample_until_the_pupil_s_own_is_right(capsys):
    def right(start, epochen):
        return [start - start * e / epochen for e in range(epochen)]

    assert nimm("fahrplan", right) is right
    assert capsys.readouterr().out == ""
    assert nimm("fahrplan", ...) is TASKS["fahrplan"].reference
    assert "Musterlösung" in capsys.readouterr().out
    with pytest.raises(ValueError, match="gibt es nicht"):
        nimm("fahrplaan", right)
