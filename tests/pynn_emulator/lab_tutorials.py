"""What the lab's English tutorials do beyond its German chapters, cell by cell, in words of our own.

Its style of pictures, a constant current, membranes sent to an oscilloscope, weights set by PyNN's older
name, sources that get other times between runs, and neo's signals cut into pieces.
"""

CELLS = [
    """
%matplotlib inline
import matplotlib.pyplot as plt
import numpy as np
import quantities as pq
plt.style.use("_static/matplotlibrc")

import pynn_brainscales.brainscales2 as pynn
from pynn_brainscales.brainscales2 import Population
from pynn_brainscales.brainscales2.standardmodels.cells import HXNeuron, SpikeSourceArray
from pynn_brainscales.brainscales2.standardmodels.synapses import StaticSynapse
from _static.common.helpers import get_nightly_calibration

calib = get_nightly_calibration()

def joined(pre, post, weight=0, receptor="excitatory"):
    return pynn.Projection(pre, post, pynn.AllToAllConnector(),
                           synapse_type=StaticSynapse(weight=weight), receptor_type=receptor)
""",
    """
rates = []
for strength in np.arange(0, 800, 200):
    pynn.setup(initial_config=calib)
    pop = pynn.Population(1, pynn.cells.HXNeuron(
        constant_current_enable=True, constant_current_i_offset=strength,
        refractory_period_refractory_time=50))
    pop.record("spikes")
    pynn.run(0.5)
    rates.append(len(pop.get_data().segments[-1].spiketrains[-1]))
    pynn.end()
print("Strom:", rates)
""",
    """
pynn.setup(initial_config=calib)
groups = [pynn.Population(7, HXNeuron(refractory_period_refractory_time=50)) for _ in range(4)]
for one in groups:
    one.record(["spikes"])
groups[0][[0]].record("v", device="pad_0_buffered")
groups[0][[0]].record("v", device="madc")
stimulus = pynn.Population(7, SpikeSourceArray(spike_times=[0]))
links = [joined(pre, post) for pre, post in zip([stimulus, *groups], groups)]
for one in links:
    one.setWeights(60)
pynn.reset()
pynn.run(float((0.1 * pq.ms).rescale(pq.ms)))
fired = [sum(map(len, one.get_data("spikes").segments[-1].spiketrains)) for one in groups]
v = groups[0][[0]].get_data("v").segments[-1].irregularlysampledsignals[0]
print("Kette:", min(fired) > 0, float(max(v.times)) > 0.099)
links[0]
""",
    """
pynn.setup(initial_config=calib)
neuron = pynn.Population(1, HXNeuron(threshold_enable=False))
neuron.record(["v", "spikes"])
source = pynn.Population(1, SpikeSourceArray(spike_times=[]))
joined(source, neuron, 63)
heights = []
for times in (np.array([0.05, 0.15]), [0.1]):
    source.set(spike_times=times)
    pynn.run(0.2)
    v = neuron.get_data("v").segments[-1].irregularlysampledsignals[0]
    middle = np.argmin(np.abs(v.times - 0.1 * pq.ms))
    heights.append(float(np.max(v[:middle]) - v[:100].mean()))
    pynn.reset()
pynn.end()
print("Höhen:", heights)
""",
]
