"""Playground: one virtual chip, all its columns at once, as chapter 5 measures it, without a server."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Any

import ipywidgets as w
import numpy as np

from course_helpers.chip import virtual_chip
from course_helpers.widgets.playgrounds.drawing import BLUE, GREY, german, label, polyline, side_by_side, svg
from course_helpers.widgets.playgrounds.panel import Playground

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from course_helpers.chip.virtual_chip import VirtualChip

ROWS, CHIPS = 128, 99  # inputs of a block; the chips that can be chosen are 1 to 99
CONFIGURED = ("ohne", "mit")
RUNS = {"einmal": 1, "50-mal, Mittelwert": 50}
_LEFT, _RIGHT, _ZERO, _STEP = 46, 556, 110, 0.72  # pixels; the last: per step of the converter


@lru_cache(maxsize=4)
def chosen(serial: int, calibrated: bool) -> VirtualChip:
    """Return a chip as it is after switching on, or with its nightly calibration."""
    chip = virtual_chip.uncalibrated(serial)
    return chip.trimmed(*virtual_chip.calibration_trims(serial)) if calibrated else chip


def measure(  # noqa: PLR0913, PLR0917 - the sliders
    chip: VirtualChip, value: int, weight: int, wait: int, runs: int, rng: np.random.Generator
) -> NDArray[np.float64]:
    """Return the mean answers of one array half, shape (256,), to 128 equal inputs and equal weights."""
    charge = np.full(1, float(ROWS * value * abs(weight)))
    charges = (charge, 0 * charge) if weight > 0 else (0 * charge, charge)
    neurons = (one[0].astype(float) for one in (chip.gain, chip.offset, chip.knee, chip.floor))
    voltages = virtual_chip.membrane(*charges, virtual_chip.saturation(wait), *neurons)
    noise = chip.noise_std * rng.standard_normal((runs, len(voltages)))
    results: NDArray[np.float64] = virtual_chip.digitized(voltages + noise).mean(axis=0)
    return results


class Chip(Playground):
    """Measures the same product in every column of a chip."""

    def __init__(self) -> None:
        self.rng = np.random.default_rng(5)  # the first picture is the same in every build
        again = w.Button(description="Noch einmal messen")
        super().__init__(
            {
                "serial": w.IntSlider(42, min=1, max=CHIPS, description="Chip Nummer"),
                "calibrated": w.ToggleButtons(options=CONFIGURED, description="Kalibrierung"),
                "value": w.IntSlider(10, min=0, max=31, description="Eingaben"),
                "weight": w.IntSlider(20, min=-63, max=63, description="Gewichte"),
                "wait": w.IntSlider(5, min=1, max=20, description="Pause in Takten"),
                "runs": w.ToggleButtons(options=list(RUNS), description="Messen"),
            }
        )
        again.on_click(lambda _: self._guarded(self._anew))
        self.box.children = (*self.box.children[:1], again, *self.box.children[1:])

    def restart(self) -> None:
        """Measure once more."""
        self.chip = chosen(self.value("serial"), self.value("calibrated") == CONFIGURED[1])
        value, weight, wait = (self.value(name) for name in ("value", "weight", "wait"))
        self.results = measure(self.chip, value, weight, wait, RUNS[self.value("runs")], self.rng)

    def picture(self) -> str:
        """Draw a bar for each column, and the exact product times the mean gain as a line."""
        chip, results = self.chip, self.results
        factors = ROWS, self.value("value"), self.value("weight")
        exact = float(np.prod(factors) * chip.gain[0].mean())
        mean, spread = _number(float(results.mean())), _number(float(results.std()))
        caption = (
            f"Exakt: {' · '.join(map(str, factors))} = {np.prod(factors)}, mal Verstärkung {_number(exact)}. "
            f"Die {len(results)} Spalten zeigen im Mittel <strong>{mean}</strong> und streuen um "
            f"<strong>{spread}</strong>."
        ).replace("-", "\N{MINUS SIGN}")
        said = f"Mittelwert {mean}, Streuung {spread}, exakt {_number(exact)}."
        alt = f"256 Balken, einer je Spalte von Chip {self.value('serial')}. {said}"
        return side_by_side(svg(_bars(results, exact), alt, width=570, height=226), caption=caption)


def _number(value: float) -> str:
    return german(value, 1).replace("-", "\N{MINUS SIGN}")


def _bars(results: NDArray[Any], exact: float) -> str:
    """Return the bars of all columns as one path, with the axis and a dashed line at ``exact``."""
    places = np.linspace(_LEFT, _RIGHT, len(results), endpoint=False)
    path = "".join(f"M{x:.1f} {_ZERO}V{_ZERO - _STEP * y:.1f}" for x, y in zip(places, results, strict=True))
    height = _ZERO - _STEP * float(np.clip(exact, virtual_chip.LOWEST, virtual_chip.HIGHEST))
    ticks = "".join(
        label(_LEFT - 6, _ZERO - _STEP * tick + 4, f"{tick}".replace("-", "\N{MINUS SIGN}"), anchor="end")
        for tick in (virtual_chip.LOWEST, 0, virtual_chip.HIGHEST)
    )
    return (
        f'<path d="{path}" stroke="{BLUE}" stroke-width="1.6"/>'
        f'<path d="M{_LEFT} 14V204M{_LEFT} {_ZERO}H{_RIGHT}" stroke="currentColor" fill="none"/>'
        + polyline([[_LEFT, height], [_RIGHT, height]], GREY, dash="6 3")
        + ticks
        + label(_RIGHT, 222, "Spalte (Neuron)", anchor="end")
    )
