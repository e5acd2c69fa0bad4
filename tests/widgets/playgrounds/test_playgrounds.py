"""The playgrounds without a page: every control, the pictures, and whether what they show is true."""

from __future__ import annotations

import asyncio
import re
import xml.etree.ElementTree as ET

import numpy as np
import pytest
from tests.widgets.playgrounds.test_one_neuron import FIRES, measure
from tests.widgets.playgrounds.test_sudoku import knows_the_answer

from course_helpers.framework import ActivationFunction, Layer, Network, relu, softmax
from course_helpers.widgets import playgrounds
from course_helpers.widgets.playgrounds import (
    Analog,
    Boundary,
    Confusion,
    Landscape,
    OneNeuron,
    Rate,
    SudokuBoard,
    WeightPictures,
)
from course_helpers.widgets.playgrounds import landscape_path as walk
from course_helpers.widgets.playgrounds.analog_layer import FULL, AnalogLayer
from course_helpers.widgets.playgrounds.digits import answers, digits
from course_helpers.widgets.playgrounds.points import DATA_SETS, make_points

# these are operated in other ways: test_small_network, test_backpropagation
OTHERS = {"SmallNetwork", "Backpropagation"}
ALL = [getattr(playgrounds, name) for name in playgrounds.__all__ if name not in OTHERS]


def made(kind):
    needs = {OneNeuron: (measure, FIRES), SudokuBoard: (knows_the_answer,)}
    return kind(*needs.get(kind, ()))


def values_of(control):
    if hasattr(control, "options"):
        options = control.options
        return [option[1] if isinstance(option, tuple) else option for option in options]
    return [control.min, control.max]


@pytest.mark.parametrize("kind", ALL)
def test_every_setting_gives_a_picture_with_words(kind):
    playground = made(kind)
    for control in playground.controls.values():
        for value in [*values_of(control)[:: max(1, len(values_of(control)) // 4)], control.value]:
            control.value = value
            assert playground.message.value == ""
            root = ET.fromstring(playground.view.value)  # noqa: S314 - our own picture
            pictures = root.findall(".//svg")
            assert pictures
            assert all(len(one.get("aria-label", "")) > 20 or one.get("aria-hidden") for one in pictures)
            assert "nan" not in re.sub(r"base64,[^\"]*", "", playground.view.value)
    assert all(control.description for control in playground.controls.values())


@pytest.mark.parametrize("kind", ALL)
def test_the_static_page_gets_the_picture_and_the_live_one_begins_anew(kind, monkeypatch):
    shown = []
    monkeypatch.setattr(
        "course_helpers.widgets.playgrounds.panel.display_with_picture", lambda *given: shown.append(given)
    )
    playground = made(kind)
    begin = playground.view.value
    playground.show()
    ((box, static),) = shown
    assert box is playground.box
    assert "aria-label" in static
    assert (static != begin) == bool(kind.preview_steps)
    assert playground.picture() == begin or kind is Analog  # its noise is drawn anew


@pytest.mark.parametrize("name", DATA_SETS)
def test_both_classes_are_there_and_noise_moves_the_points(name):
    points, classes = make_points(name)
    assert points.shape == (200, 2)
    assert 70 < classes.sum() < 130
    assert np.abs(points).max() < 1.3
    assert not np.allclose(points, make_points(name, noise=0.2)[0])


@pytest.mark.parametrize(
    ("name", "hidden", "least"), [("zwei Haufen", 0, 0.95), ("Kreis", 1, 0.98), ("Schachbrett", 2, 0.95)]
)
def test_a_network_that_is_large_enough_learns_the_points(name, hidden, least):
    playground = Boundary()
    playground.controls["data"].value = name
    playground.controls["layers"].value = hidden
    for _ in range(200):
        playground.step()
    assert playground.network.accuracy(playground.points, playground.classes) >= least
    assert playground.losses[-1] < playground.losses[0]


def test_an_empty_chart_has_no_ends():
    playground = Boundary()
    assert ">0,00<" not in playground.view.value
    playground.step()
    playground.redraw()
    assert re.search(r">\d,\d\d<", playground.view.value)


def test_without_a_hidden_layer_the_circle_stays_unsolved():
    playground = Boundary()
    playground.controls["layers"].value = 0
    for _ in range(200):
        playground.step()
    assert playground.network.accuracy(playground.points, playground.classes) < 0.8


def test_overfitting_shows_in_numbers():
    playground = Boundary()
    playground.controls["noise"].value = 0.3
    playground.controls["layers"].value, playground.controls["neurons"].value = 2, 12
    assert not {tuple(p) for p in playground.points} & {tuple(p) for p in playground.test_points}
    for _ in range(200):
        playground.step()
    playground.redraw()
    said = re.search(
        r"Trainingspunkte: (\d+) % richtig, Fehler (\d,\d\d)\. Testpunkte: (\d+) % richtig, Fehler (\d,\d\d)",
        playground.view.value,
    )
    right, loss, test_right, test_loss = (float(number.replace(",", ".")) for number in said.groups())
    outputs = playground.network.feedForward(playground.test_points)
    found = np.mean(outputs.argmax(axis=1) == playground.test_classes)
    assert test_right == pytest.approx(100 * found, abs=0.51)
    assert right > test_right + 5
    assert test_loss > 1.5 * loss
    assert len(playground.losses) == len(playground.test_losses) == 1000


def test_every_hidden_neuron_has_its_picture():
    playground = Boundary()
    playground.controls["layers"].value, playground.controls["neurons"].value = 3, 5
    drawn = playground.view.value
    assert drawn.count("<image") == 1 + 3 * 5
    assert "je Schicht eine Zeile: 5, 5, 5." in drawn
    playground.controls["layers"].value = 0
    assert playground.view.value.count("<image") == 1


def test_the_weights_learn_to_read():
    playground = WeightPictures()
    for _ in range(40):
        playground.step()
    assert playground.shares[0] < 30
    assert playground.shares[-1] > 65


def test_the_counts_of_the_matrix_are_those_of_its_caption():
    playground = Confusion()
    given, labels = answers()[1600], digits()[1].labels
    count = np.count_nonzero((labels == 4) & (given == 9))
    assert f"{count}-mal davon als 9 gelesen" in playground.view.value
    assert f"{np.count_nonzero(labels == 4)}-mal vor" in playground.view.value
    cell = playground.controls["cell"]
    assert f"4 als 9 gelesen: {count}-mal" in dict(cell.options)
    cell.value = next(
        (t, a) for t in range(10) for a in range(10) if not ((labels == t) & (given == a)).any()
    )
    assert "Dieses Feld ist leer" in playground.view.value


def test_the_chosen_field_stays_when_the_network_has_learned_more():
    playground = Confusion()
    playground.controls["cell"].value = (9, 4)
    for learned in (4800, 0):
        playground.controls["learned"].value = learned
        count = np.count_nonzero((digits()[1].labels == 9) & (answers()[learned] == 4))
        assert f"{count}-mal davon als 4 gelesen" in playground.view.value
        assert playground.controls["cell"].label == f"9 als 4 gelesen: {count}-mal"


def test_the_landscape_is_the_loss_of_the_network_at_that_place():
    network = Network([Layer(2, walk.HIDDEN, relu, seed=1), Layer(walk.HIDDEN, 2, softmax, seed=51)])
    loss, _ = network.mse_loss(network.feedForward(walk.points), walk.wanted)
    assert walk.loss(walk.walk(0.3, 5, 1)[:1])[0] == pytest.approx(loss.sum() / len(walk.points), rel=1e-5)
    playground = Landscape()
    assert playground.losses[0] == pytest.approx(loss.sum() / len(walk.points), rel=1e-5)
    assert np.abs(playground.track).max() < playground.reach


@pytest.mark.parametrize(
    ("rate", "word"),
    [
        (0.02, "Zu klein"),
        (0.3, "Passend"),
        (0.5, "genau die Talsohle"),
        (0.7, "doch näher"),
        (1.0, "gleich hoch"),
        (1.05, "höher"),
    ],
)
def test_the_verdict_is_what_the_steps_do(rate, word):
    playground = Rate()
    playground.controls["rate"].value = rate
    assert word in playground.view.value
    weight, losses = -1.5, []
    for _ in range(11):
        losses.append((weight - 1) ** 2)
        weight -= rate * 2 * (weight - 1)
    last = f"{losses[10]:.3f}".replace(".", ",")
    assert f"Fehler zuletzt: {last}." in playground.view.value


def test_the_presets_move_the_slider():
    playground = Rate()
    playground.controls["preset"].value = "zu groß"
    assert playground.value("rate") == 1.04
    assert "Zu groß" in playground.view.value


def test_analog_errors_cost_accuracy_and_learning_on_brings_it_back():
    playground = Analog()
    playground.controls["noise"].value, playground.controls["spread"].value = 0, 0
    playground.controls["bits"].value = 8
    assert abs(playground.shares[-1] - playground.exact) < 3
    playground.controls["spread"].value = 20
    fallen = playground.shares[-1]
    assert fallen < playground.exact - 20
    for _ in range(40):
        playground.step()
    assert np.mean(playground.shares[-5:]) > fallen + 15
    playground.restart()
    assert playground.batches == 0


@pytest.mark.parametrize(("bits", "largest"), [(1, 1), (2, 3), (6, 63), (8, 255)])
def test_bits_are_counted_as_in_chapter_5(bits, largest):
    playground = Analog()
    playground.controls["bits"].value = bits
    assert f"{bits} Bit und Vorzeichen: Gewichte von −{largest} bis {largest}." in playground.view.value


def analog_sums(weights, **settings):
    """Return what the converter reads of these weights with the input 1, whole numbers."""
    straight = ActivationFunction(lambda z: z, np.ones_like)
    layer = AnalogLayer(1, len(weights), straight)
    layer.weightsForNext = np.array([weights], dtype=np.float32)
    vars(layer).update(settings, largest=100.0, noise=0.0, spread=0.0)
    return layer.feedForward(np.ones((1, 1), dtype=np.float32))[0] * (layer.gain * FULL / layer.largest)


def test_weights_have_as_many_steps_as_their_bits_allow():
    for bits, steps in ((1, 3), (2, 7), (3, 15)):
        assert len(np.unique(analog_sums(np.linspace(-50, 50, 101), bits=bits, gain=1.0).round(3))) == steps


def test_the_converter_rounds_down():
    read = analog_sums([1, 0.6, 0, -0.6, -1], bits=6, gain=0.5)  # 0.4 steps of the converter and less
    np.testing.assert_allclose(read, [0, 0, 0, -1, -1], atol=1e-5)


def test_a_run_goes_on_until_it_is_stopped_and_lets_others_work(run_async):
    playground = Boundary()
    _, run, new = playground._buttons

    async def watch():
        run.click()
        assert run.description == "Halt"
        task, enough = playground._task, asyncio.Event()
        playground.view.observe(lambda _: len(playground.losses) > 20 and enough.set(), "value")
        await asyncio.wait_for(enough.wait(), 60)
        run.click()
        learned = len(playground.losses)
        await asyncio.wait([task], timeout=60)
        return learned

    learned = run_async(watch())
    assert learned > 20
    assert len(playground.losses) == learned
    assert run.description == "Lauf"
    new.click()
    assert playground.losses == []


def test_an_error_is_shown_in_german_and_the_next_change_clears_it(monkeypatch):
    playground = Boundary()

    def broken():
        raise ValueError("Der Fehler ist keine Zahl mehr.")

    monkeypatch.setattr(playground, "step", broken)
    playground._buttons[0].click()
    assert "keine Zahl mehr" in playground.message.value
    monkeypatch.undo()
    playground.controls["neurons"].value = 3
    assert playground.message.value == ""
