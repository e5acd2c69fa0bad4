"""The lab's chapters on the spiking chip, cell by cell: the same imports and calls, in words of our own.

Each name says which chapter is meant. What they have in common with no chapter of ours: the helpers under the
lab's path, the library before the set-up, a magic within a cell, pictures inside of `Output`, `interact` with
texts and lists, a canvas that is scaled and framed anew, a cell whose gaps are a string.
"""

SETUP = """
from _static.common.helpers import setup_hardware_client
setup_hardware_client()
"""

GS_02 = [
    """
import pynn_brainscales.brainscales2 as pynn

# the surroundings
from _static.common.helpers import setup_hardware_client, get_nightly_calibration

setup_hardware_client()
calib = get_nightly_calibration()
pynn.setup(initial_config=calib)
""",
    """
settings = {
    "leak_v_leak": 400,
    "leak_i_bias": 200,
    "threshold_v_threshold": 400,
    "threshold_enable": True,
    "refractory_period_refractory_time": 100,
    "reset_v_reset": 300,
    "reset_i_bias": 1000,
    "membrane_capacitance_capacitance": 63
    }

kind = pynn.cells.HXNeuron(**settings)
pop = pynn.Population(1, kind)
""",
    """
pop.record(["spikes", "v"])
""",
    """
times = [0.01, 0.03, 0.05, 0.07, 0.09]
src = pynn.Population(5, pynn.cells.SpikeSourceArray(spike_times=times))
synapse = pynn.synapses.StaticSynapse(weight=63)
pynn.Projection(src, pop, pynn.AllToAllConnector(),
                synapse_type=synapse, receptor_type="excitatory")
""",
    """
pynn.run(0.1)
""",
    """
train = pop.get_data("spikes").segments[0].spiketrains[0]
print(f"Spikes: {len(train)}, Zeiten: {train}")

v = pop.get_data("v").segments[0].irregularlysampledsignals[0]

%matplotlib inline
import matplotlib.pyplot as plt

plt.figure()
plt.plot(v.times, v)
plt.xlabel("Zeit [ms]")
plt.show()
""",
]

GS_03 = [
    SETUP,
    """
import pynn_brainscales.brainscales2 as pynn
%matplotlib inline
import matplotlib.pyplot as plt
from IPython.display import HTML
import ipywidgets as w
from functools import partial
import quantities as pq

from _static.common.helpers import get_nightly_calibration

Slider = partial(w.IntSlider, continuous_update=False)
display(HTML('<style>.jupyter-widgets { min-width: 30em !important; }</style>'))
chosen = dict(
    leak_v_leak=Slider(400, 300, 1000, description="Ruhe"),
    leak_i_bias=Slider(200, 0, 1022, description="Leck"),
    threshold_v_threshold=Slider(400, 0, 600, description="Schwelle"),
    threshold_enable=w.fixed(True),
    refractory_period_refractory_time=Slider(100, 0, 255, description="Pause"),
    reset_v_reset=Slider(300, 300, 1000, description="Reset"),
    reset_i_bias=Slider(1000, 0, 1022, description="Reset-Strom"),
    membrane_capacitance_capacitance=Slider(63, 0, 63, description="Kapazität")
)
picture, words = w.Output(), w.Output()

def experiment(**chosen):
    pynn.setup(initial_config=get_nightly_calibration())
    pop = pynn.Population(1, pynn.cells.HXNeuron(**chosen))
    pop.record(["spikes", "v"])
    pynn.run(0.1)
    train = pop.get_data("spikes").segments[0].spiketrains[0]
    v = pop.get_data("v").segments[0].irregularlysampledsignals[0]
    words.clear_output()
    picture.clear_output()
    with picture:
        plt.figure()
        plt.plot(v.times.rescale(pq.us), v)
        plt.ylim(0, 750)
        plt.show()
    with words:
        print(f"gefeuert: {len(train)} mal")
        if len(train) > 0:
            print(", ".join(f"{x*1000:.0f}" for x in train))
    pynn.end()

sliders = w.interactive(experiment, **chosen)
display(w.VBox([w.HBox([sliders, picture]), words]))
""",
    """
import pynn_brainscales.brainscales2 as pynn
%matplotlib inline
import matplotlib.pyplot as plt
import quantities as pq

from _static.common.helpers import get_nightly_calibration

fixed = {"leak_v_leak": 400, "leak_i_bias": 200, "threshold_v_threshold": 400, "threshold_enable": True,
         "refractory_period_refractory_time": 100, "reset_v_reset": 300, "reset_i_bias": 1000,
         "membrane_capacitance_capacitance": 63}

@w.interact(
    size=Slider(5, 0, 100, description="Quellen"),
    weight=Slider(32, 0, 63, description="Stärke"),
    times=w.Text("10, 30, 50, 70, 90", continuous_update=False, description="Zeiten"),
    receptor=w.Dropdown(options=["excitatory", "inhibitory"], description="Art")
)
def experiment(size, weight, times, receptor):
    pynn.setup(initial_config=get_nightly_calibration())
    pop = pynn.Population(1, pynn.cells.HXNeuron(**fixed))
    pop.record(["spikes", "v"])
    times = [float(x)/1000 for x in times.split(',')]
    src = pynn.Population(size, pynn.cells.SpikeSourceArray(spike_times=times))
    synapse = pynn.synapses.StaticSynapse(weight=weight if receptor == 'excitatory' else -weight)
    pynn.Projection(src, pop, pynn.AllToAllConnector(), synapse_type=synapse, receptor_type=receptor)
    pynn.run(0.1)
    v = pop.get_data("v").segments[0].irregularlysampledsignals[0]
    plt.figure(figsize=(10, 5))
    plt.plot(v.times.rescale(pq.us), v)
    plt.show()
    print(f"von Quellen: {len(pop.get_data('spikes').segments[0].spiketrains[0])} mal")
    pynn.end()
""",
]

GS_04_1 = [
    SETUP,
    """
import pynn_brainscales.brainscales2 as pynn
%matplotlib inline
import matplotlib.pyplot as plt
import numpy as np
import ipywidgets as w
from IPython.display import HTML
from functools import partial

from _static.common.helpers import get_nightly_calibration

Slider = partial(w.IntSlider, continuous_update=False)

@w.interact(calm=Slider(30, 0, 63), on=Slider(60, 0, 63), wake=Slider(40, 0, 63))
def experiment(calm, on, wake):
    groups, size, runtime = 25, 5, 0.3
    pynn.setup(initial_config=get_nightly_calibration())
    views = {"exc": [], "inh": []}
    for kind in ["exc", "inh"]:
        pop = pynn.Population(size * groups, pynn.cells.HXNeuron(refractory_period_refractory_time=50))
        pop.record(['spikes'])
        for index in range(groups):
            views[kind].append(pynn.PopulationView(pop, slice(index * size, index * size + size)))

    def join(pre, post, weight):
        pynn.Projection(pre, post, pynn.AllToAllConnector(),
                        synapse_type=pynn.synapses.StaticSynapse(weight=weight),
                        receptor_type='excitatory' if weight > 0 else 'inhibitory')

    start = pynn.Population(size, pynn.cells.SpikeSourceArray(spike_times=[0]))
    join(start, views['exc'][0], 60)
    join(start, views['inh'][0], 15)
    for index in range(groups):
        join(views['exc'][index], views['exc'][(index + 1) % groups], on)
        join(views['exc'][index], views['inh'][(index + 1) % groups], wake)
        join(views['inh'][index], views['exc'][index], -calm)
    pynn.run(runtime)
    spikes = {kind: np.zeros(groups, dtype=object) for kind in views}
    for kind in views:
        for index in range(groups):
            spikes[kind][index] = views[kind][index].get_data("spikes").segments[0].spiketrains
    ax = plt.subplot(211)
    for kind in spikes:
        for group in spikes[kind]:
            for train in group:
                ax.plot(train, np.ones_like(train) * train.annotations['source_id'],
                        c='k', marker="o", ls="None", ms=1)
    ax.set_xlim(0, runtime)
    ax.axhspan(-0.5, size * groups - 0.5, color='r', alpha=0.2)
    ax.figure.set_size_inches(12, 15)
    print("erregend:", sum(len(train) for group in spikes['exc'] for train in group))
    pynn.end()
""",
]

GS_04_2 = [
    SETUP,
    """
from math import sqrt
import ipywidgets as w
from functools import partial
IntSlider = partial(w.IntSlider, continuous_update=False)
from ipycanvas import Canvas, hold_canvas

import numpy as np
import pynn_brainscales.brainscales2 as pynn
from pynn_brainscales.brainscales2.standardmodels.synapses import StaticSynapse
from pynn_brainscales.brainscales2.standardmodels.cells import \\
            SpikeSourceArray, HXNeuron,SpikeSourcePoisson

from _static.common.helpers import get_nightly_calibration

runtime = 0.5
pynn.setup(initial_config=get_nightly_calibration())
print("Neuronen (1/3)")
pop = pynn.Population(4**3, HXNeuron())
pop.record(["spikes"])
one = [[[pynn.PopulationView(pop, [row * 16 + column * 4 + number]) for number in range(4)]
        for column in range(4)] for row in range(4)]

print("Rauschen (2/3)")
noise = pynn.Population(64, SpikeSourcePoisson(duration=runtime - 0.01, rate=5e5, start=0.01))
for pre, weight in ((pop, 20), (noise, 30)):
    pynn.Projection(pre, pop, pynn.OneToOneConnector(),
                    synapse_type=StaticSynapse(weight=weight), receptor_type='excitatory')

print("Regeln (3/3)")
def forbid(pre, post):
    pynn.Projection(pre, post, pynn.AllToAllConnector(),
                    synapse_type=StaticSynapse(weight=-63), receptor_type='inhibitory')

for row in range(4):
    for column in range(4):
        for number in range(4):
            here = one[row][column][number]
            for step in range(1, 4):
                forbid(here, one[row][column][(number + step) % 4])
                forbid(here, one[row][(column + step) % 4][number])
                forbid(here, one[(row + step) % 4][column][number])
            forbid(here, one[row // 2 * 2 + (row + 1) % 2][column // 2 * 2 + (column + 1) % 2][number])

source = pynn.Population(2, SpikeSourceArray(spike_times=np.linspace(0.0, runtime, 500)))
hints = [[[pynn.Projection(source, one[row][column][number], pynn.AllToAllConnector(),
                           synapse_type=StaticSynapse(weight=0), receptor_type='excitatory')
           for number in range(4)] for column in range(4)] for row in range(4)]
print("fertig")
""",
    """
def set_hints(given):
    for row, in_row in enumerate(hints):
        for column, in_field in enumerate(in_row):
            for number, projection in enumerate(in_field, start=1):
                for connection in projection:
                    connection.weight = 63. if given[row, column] == number else 0.

def hide(grid, count, seed=None):
    places = np.argwhere(np.logical_and(grid > 0, grid <= 4))
    np.random.seed(seed)
    places = places[np.random.choice(len(places), count, replace=False)]
    given = np.zeros_like(grid)
    given[(places.T[0], places.T[1])] = grid[(places.T[0], places.T[1])]
    return given

def solve(given):
    set_hints(given)
    pynn.run(runtime)
    spikes = np.array(pop.get_data().segments[-1].spiketrains)
    pynn.reset()
    counts = np.zeros(len(spikes))
    for index, train in enumerate(spikes):
        counts[index] = len(train)
    return (counts.reshape(-1, 4).argmax(axis=1) + 1).reshape((4, 4))

def empty(size=50, canvas=None):
    if canvas is None:
        canvas = Canvas(width=size*4, height=size*4, layout=w.Layout(margin='5px'))
        canvas.scale(size)
    canvas.clear()
    canvas.layout.border=f'solid {size/15}px black'
    canvas.font = '0.7px sans-serif'
    canvas.text_align = 'center';
    canvas.text_baseline = 'middle'
    with hold_canvas(canvas):
        for i in range(0, 5):
            canvas.line_width = 1/15 if i % int(sqrt(4)) == 0 else 1/30
            canvas.stroke_line(0, i, 4, i)
            canvas.stroke_line(i, 0, i, 4)
    return canvas

def show(canvas, grid, right):
    with hold_canvas(canvas):
        for row, fields in enumerate(grid):
            for column, field in enumerate(fields):
                canvas.fill_style = '#000000dd'
                canvas.fill_text(int(field), column+.5, row+.5)
        canvas.layout.border = canvas.layout.border.rsplit(' ', 1)[0] + (' green' if right else ' darkred')

def solver(sudoku):
    canvas = empty()
    count = IntSlider(7, 0, len(np.argwhere(sudoku)), description="Tipps")
    seed = IntSlider(1234, 0, 3000, description="Seed")
    again = w.Button(description='nochmal',icon='play')

    def answer(count, seed):
        with hold_canvas(canvas):
            empty(canvas=canvas)
        found = solve(hide(sudoku, count, seed))
        show(canvas, found, (found == sudoku).all())
        answers.append((found == sudoku).sum())

    parts = w.interactive(answer, count=count, seed=seed)
    again.on_click(parts.update)
    display(w.HBox([canvas, w.VBox([count, seed, again])]))
    parts.update()
""",
    """
sudoku = np.array([[3, 2, 4, 1], [1, 4, 3, 2], [2, 3, 1, 4], [4, 1, 2, 3]])
answers = []
solver(sudoku)
""",
    """
right = []
for count in np.arange(8, 10 + 1):
    print(f"{count} Tipps:", end="")
    for _ in range(2):
        found = solve(hide(sudoku, count))
        right.append((found==sudoku).sum())
        print(f"{right[-1]/16*100:7.2f}%", end="", flush=True)
    print()
print("gelöst:", np.mean(right) / 16 > 0.8)
""",
]

GS_06 = [
    SETUP,
    """
import pynn_brainscales.brainscales2 as pynn
%matplotlib inline
import matplotlib.pyplot as plt

from _static.common.helpers import get_nightly_calibration


calib = get_nightly_calibration()
pynn.setup(initial_config=calib)

########## change this ##########
first = [0.2]
second = []
#################################

neuron1 = pynn.Population(4, pynn.cells.SpikeSourceArray(spike_times=first))
neuron2 = pynn.Population(4, pynn.cells.SpikeSourceArray(spike_times=second))
output = pynn.Population(1, pynn.cells.HXNeuron())
output.record(["spikes", "v"])
synapse1 = pynn.synapses.StaticSynapse(weight=63)
synapse2 = pynn.synapses.StaticSynapse(weight=32)
pynn.Projection(neuron1, output, pynn.AllToAllConnector(),
                synapse_type=synapse1, receptor_type="excitatory")
pynn.Projection(neuron2, output, pynn.AllToAllConnector(),
                synapse_type=synapse2, receptor_type="excitatory")
pynn.run(0.5)
train = output.get_data("spikes").segments[0].spiketrains[0]
print(f"Spikes: {len(train)}, Zeiten: {train}")
v = output.get_data("v").segments[0].irregularlysampledsignals[0]
plt.figure()
plt.plot(v.times, v)
plt.show()

pynn.end()
""",
    """
import pynn_brainscales.brainscales2 as pynn
%matplotlib inline
import matplotlib.pyplot as plt

from _static.common.helpers import get_nightly_calibration


pynn.setup(initial_config=get_nightly_calibration())

''' your turn (delete this line)

spike_time1 =
neuron1 =

your turn ends (delete this line)'''

pynn.end()
""",
]
