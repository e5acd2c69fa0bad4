"""A playground computes with a pupil's own layer and network, and calls them and nothing else."""

from __future__ import annotations

import re

import numpy as np
from tests.tiny_books import ROOT

from course_helpers.framework import Layer
from course_helpers.widgets.playgrounds import WeightPictures


def network_of_chapter_4():
    """Return the class that chapter 4 prints; it has none of the package's further methods."""
    text = (ROOT / "book" / "chapters" / "04_das_netz_lernt.md").read_text("utf-8")
    cells = re.findall(r"```\{code-cell\} ipython3\n:tags: \[gibt-netz\]\n(.*?)```", text, re.DOTALL)
    names = {"np": np}
    exec("\n".join(cells), names)  # noqa: S102 - cells of the book
    return names["Network"]


def test_the_weights_of_a_pupil_s_layer_learn_to_read_in_their_network():
    steps = []

    class Mine(Layer):
        def sgd(self, derivatives, learningRate):
            steps.append(self)
            super().sgd(derivatives, learningRate)

    network = network_of_chapter_4()
    assert not hasattr(network, "fit")
    playground = WeightPictures(Mine, network)
    for _ in range(40):
        playground.step()
    assert type(playground.network) is network
    assert playground.hidden in steps
    assert playground.shares[0] < 30
    assert playground.shares[-1] > 65
