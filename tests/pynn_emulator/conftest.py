"""The emulator under its real name, and small experiments with one neuron."""

import sys
from types import SimpleNamespace

import numpy as np
import pytest

from course_helpers.chip.virtual_chip import NightlyCalibration

GS_02 = {
    "leak_v_leak": 400,
    "leak_i_bias": 200,
    "threshold_v_threshold": 400,
    "threshold_enable": True,
    "refractory_period_refractory_time": 100,
    "reset_v_reset": 300,
    "reset_i_bias": 1000,
    "membrane_capacitance_capacitance": 63,
}
OVER_THRESHOLD = {
    "leak_v_leak": 953,
    "leak_i_bias": 196,
    "threshold_v_threshold": 453,
    "refractory_period_refractory_time": 255,
    "reset_i_bias": 1022,
}


def forget():
    for name in [name for name in sys.modules if name.split(".")[0] == "pynn_brainscales"]:
        sys.modules.pop(name)


@pytest.fixture
def pynn(monkeypatch):
    from course_helpers.chip.pynn_emulator import install

    forget()
    monkeypatch.delenv("KURS_CHIP", raising=False)
    yield install()
    forget()


@pytest.fixture
def calibration():
    return NightlyCalibration(42, "spiking")


@pytest.fixture
def on_chip(monkeypatch):
    """Return a function that connects another chip and returns its calibration."""

    def connect(serial):
        monkeypatch.setenv("KURS_CHIP", str(serial))
        return NightlyCalibration(serial, "spiking")

    return connect


@pytest.fixture
def session(pynn, calibration):
    """Open the chip with last night's calibration."""
    pynn.setup(initial_config=calibration)
    return pynn


@pytest.fixture
def joined():
    """Return a function that joins two groups, everybody to everybody."""

    def join(pynn, pre, post, weight, connector=None):
        return pynn.Projection(
            pre,
            post,
            connector or pynn.AllToAllConnector(),
            synapse_type=pynn.synapses.StaticSynapse(weight=weight),
            receptor_type="inhibitory" if weight < 0 else "excitatory",
        )

    return join


@pytest.fixture
def experiment(pynn, calibration, joined):
    """Return a function that does what chapters gs_02 and gs_03 of the lab do with one neuron."""

    def run(
        sources=0, weight=63, times=(10, 30, 50, 70, 90), *, config=calibration, runtime=0.1, **parameters
    ):
        pynn.setup(initial_config=config)
        pop = pynn.Population(1, pynn.cells.HXNeuron(**{**GS_02, **parameters}))
        pop.record(["spikes", "v"])
        given = [time / 1000 for time in times]
        src = pynn.Population(sources, pynn.cells.SpikeSourceArray(spike_times=given))
        joined(pynn, src, pop, weight)
        pynn.run(runtime)
        (segment,) = pop.get_data().segments
        signal = segment.irregularlysampledsignals[0]
        trace = np.asarray(signal.base).ravel()
        times_us = signal.times.rescale("us").magnitude
        train = segment.spiketrains[0]
        return SimpleNamespace(
            train=train,
            spikes=train.rescale("us").magnitude,
            signal=signal,
            times=times_us,
            trace=trace,
            between=lambda start, end: trace[(times_us >= start) & (times_us < end)],
        )

    return run


@pytest.fixture
def over_threshold():
    return OVER_THRESHOLD
