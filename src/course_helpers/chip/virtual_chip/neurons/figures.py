"""The one table of the spiking chip: what each setting means on the membrane, and where the figure is from.

``pictures`` are the result pictures that the lab published next to its chapters
(electronicvisions/brainscales2-demos): another chip on another night, so they are targets. ``interface`` is
the public source of electronicvisions/pynn-brainscales and haldls, ``calix`` that of the lab's calibration.
What is *our choice* says so.
"""

from __future__ import annotations

from typing import NamedTuple


class Line(NamedTuple):
    """A voltage that a converter sets: ``lsb + slope * (setting - at)``, in LSB of the membrane."""

    at: float
    lsb: float
    slope: float
    source: str


class Figure(NamedTuple):
    """A number, its unit, and its source."""

    value: float
    unit: str
    source: str


class Spread(NamedTuple):
    """Standard deviation from neuron to neuron, before and after calibration."""

    raw: float
    calibrated: float
    unit: str
    source: str


# --- the chip ---
NEURONS = 512  # interface
ROWS = 256  # synapses that reach one neuron; interface
STRONGEST = 63  # weight of one synapse; interface
HIGHEST = 1022  # setting of a voltage or a current; interface
CLOCK = 0.008  # microseconds between two possible times of a pulse; interface (125 FPGA clocks a microsecond)

# --- from settings to voltages: three scales that differ, as chapter gs_02 of the lab says ---
LEAK = Line(400, 190.0, 0.74, "pictures: 400 gives 190, 953 gives about 600")
RESET = Line(300, 172.0, 0.6, "pictures: 300 gives 172, 400 gives 232")
THRESHOLD = Line(400, 505.0, 1.07, "pictures: 300 gives 399, 400 gives 505, 453 gives 563")

# --- from settings to times ---
FULL_CAPACITANCE = 63  # setting of the largest capacitance, about 2.2 pF; interface
PARASITIC = Figure(0.05, "of the full capacitance", "our choice: what remains at setting 0")
MEMBRANE_TIME = Figure(
    4.5, "µs at leak_i_bias 200, full capacitance", "pictures; that it goes with C / i_bias is our choice"
)
MEMBRANE_BIAS = 200
RESET_TIME = Figure(
    0.08, "µs at reset_i_bias 1022, full capacitance", "pictures: 400 LSB fall in about 0.5 µs"
)
RESET_BIAS = 1022
SWITCH = 8  # what the switches `multiplication` and `division` change a conductance by; interface
REFRACTORY_TICK = Figure(
    CLOCK, "µs for each step of refractory_time", "pictures: 255 is 2.04 µs, 50 is 0.4 µs"
)

# --- synaptic inputs ---
SYNAPTIC_TIME = Figure(
    10.0, "µs at i_bias_tau 80", "calix's target; that it goes with 1 / i_bias_tau is our choice"
)
SYNAPTIC_BIAS = 80
DRIVE = Figure(
    0.168,
    "LSB/µs for each unit of weight, at i_bias_gm 500 and full capacitance",
    "pictures: at most 0.36 to 0.47 LSB a unit with a membrane time of 4.5 µs; that it goes with i_bias_gm "
    "is our choice",
)
DRIVE_BIAS = 500  # i_synin_gm of calix's default
OFFSET = Figure(
    0.05,
    "LSB/µs for each step of constant_current_i_offset, at full capacitance",
    "our choice: a calibrated neuron begins to fire at about 230 of 1022; the lab's task looks at 0 to 800",
)
SATURATION = Figure(2300.0, "units of weight", "pictures: of a current s, s / (1 + s / 2300) arrives")

# --- the nightly calibrations ---
CADC_ZERO = Figure(
    122.0, "LSB of the membrane's converter", "our choice, so that rest lies at about 320, reset at about 300"
)
CADC_SLOPE = Figure(
    2.5, "LSB for each LSB of the columns' converter", "our choice, with a threshold of about 435"
)
TARGET_LEAK, TARGET_RESET, TARGET_THRESHOLD = 80, 70, 125  # LSB of the columns' converter; calix
TARGET_MEMBRANE_TIME = Figure(10.0, "µs", "calix")
TARGET_REFRACTORY = Figure(2.0, "µs", "calix")
INTEGRATOR_MEMBRANE_TIME = Figure(
    1000.0, "µs", "our choice: steps stay, and drift, as in chapter tp_00 of the lab"
)
INTEGRATOR_SYNAPTIC_TIME = Figure(1.0, "µs", "our choice: steps, as in chapter tp_00 of the lab")

# --- how neurons differ; pictures of ten of them stand in chapter ts_00 of the lab ---
CUT = 2.5  # standard deviations: rarer draws would look like a broken chip
# A neuron is recorded through an amplifier of its own, whose offset moves its three voltages alike: together
# they spread by 8, 8 and 10 LSB, but the leak of a neuron and its threshold by only 8 against each other.
SPREADS = {
    "readout": Spread(7.0, 0.0, "LSB", "our choice: so all ten neurons of ts_00 fire, as on the pictures"),
    "leak": Spread(3.9, 2.0, "LSB", "our choice"),
    "reset": Spread(3.9, 2.0, "LSB", "pictures: ten neurons with the same setting fell to 215 to 245"),
    "threshold": Spread(7.1, 3.0, "LSB", "pictures: the same ten reached 398 to 433"),
    "membrane time": Spread(0.15, 0.05, "of the mean", "our choice"),
    "synaptic time": Spread(0.15, 0.05, "of the mean", "our choice"),
    "drive": Spread(0.2, 0.05, "of the mean", "our choice"),
}

# --- noise ---
THRESHOLD_NOISE = Figure(2.0, "LSB, standard deviation", "our choice")
THRESHOLD_HOLD = Figure(10.0, "µs until a threshold is another", "our choice")
CONVERTER_NOISE = Figure(1.5, "LSB, standard deviation", "pictures: traces are 3 to 5 LSB thick")
CONVERTER_HIGHEST = 1023  # interface: 10 bits
SAMPLE_PERIOD = Figure(0.0341, "µs", "interface: 0.1 ms give some 2,900 samples")
SAMPLE_JITTER = Figure(0.1, "of a period, at most", "our choice: samples are not exactly regular")
LINE_REST = Figure(700.0, "LSB", "our choice: what a synaptic line shows without input")
LINE_DROP = Figure(0.2, "LSB for each unit of weight", "our choice: a synaptic line falls when pulses come")
