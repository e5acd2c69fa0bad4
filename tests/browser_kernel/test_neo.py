"""neo and quantities in a real browser: there where they are needed, and not a byte of them elsewhere."""

import ast

import pytest
from tests.browser_kernel.pages import SPIKING, imports_of_pages

pytestmark = [pytest.mark.browser, pytest.mark.slow]
# what the emulator of the spiking chip returns from `get_data`
DATA = """
import numpy as np
import quantities as pq
from neo.core import Block, IrregularlySampledSignal, Segment, SpikeTrain, AnalogSignal
train = SpikeTrain([0.01, 0.02], units="ms", t_start=0, t_stop=0.1, source_id=3)
times = np.arange(0, 0.1, 3.4e-5)
signal = IrregularlySampledSignal(times * pq.ms, np.ones((len(times), 1), np.float32), units=pq.dimensionless)
block = Block()
block.segments.append(Segment())
block.segments[0].spiketrains.append(train)
block.segments[0].irregularlysampledsignals.append(signal)
block.segments[0].analogsignals.append(AnalogSignal([1, 2], units="V", sampling_rate=1 * pq.Hz))
print(block.segments[-1].spiketrains[0], train.annotations["source_id"], signal.times.rescale(pq.us)[1])
print(train.merge(train).magnitude, train.time_slice(None, 0.015 * pq.ms))
print(np.ones_like(train) * 3, [f"{time * 1000:.0f}" for time in train], float(signal.mean()))
"""


@pytest.fixture
def loads(page):
    """Return a function that runs a cell on a fresh page and tells the answer and the packages it loaded."""
    asked = []
    page.on("request", lambda request: asked.append(request.url.rpartition("/")[2]))
    page.evaluate("start()")

    def run(code):
        asked.clear()
        answer = page.evaluate("code => within(60, run(code))", code)
        return answer, {name.partition("-")[0] for name in asked if name.endswith(".whl")}

    return run


def test_a_page_that_does_not_need_it_loads_not_a_byte_of_it(loads):
    others = [node for page, nodes in imports_of_pages().items() if page not in SPIKING for node in nodes]
    answer, packages = loads("\n".join(map(ast.unparse, others)))
    assert answer["error"] is None
    assert {"course_helpers", "matplotlib", "ipycanvas"} <= packages
    assert packages.isdisjoint({"neo", "quantities"})
    assert loads("from course_helpers.widgets.playgrounds import Rate\nRate().show()")[1] == set()


def test_the_import_brings_what_the_spiking_chip_needs(loads):
    loads("import matplotlib.pyplot")
    answer, packages = loads(DATA)
    assert answer["error"] is None
    assert packages == {"neo", "quantities"}
    assert answer["text"].splitlines()[0] == "[0.01 0.02] ms 3 0.034 us"
    assert answer["text"].splitlines()[1] == "[0.01 0.01 0.02 0.02] [0.01] ms"
    assert answer["text"].splitlines()[2] == "[3. 3.] ms ['10 ms', '20 ms'] 1.0"
    assert loads("import neo\nneo.SpikeTrain")[1] == set()


def test_the_cell_that_sets_the_chip_up_brings_it_along(loads):
    assert {"neo", "quantities"} <= loads("from course_helpers import setup_hardware_client")[1]


def test_the_librarys_name_brings_all_that_it_needs(loads):
    answer, packages = loads("import pynn_brainscales.brainscales2 as pynn\nprint(pynn.Population.__name__)")
    assert {"neo", "quantities", "course_helpers"} <= packages
    assert answer["text"] == "Population\n"


def test_without_a_net_it_is_told_in_german_and_works_later(page, loads):
    page.route("**/neo-*.whl", lambda route: route.abort())
    assert "Ein Teil von Python ließ sich nicht laden" in loads("import neo")[0]["error"]
    page.unroute("**/neo-*.whl")
    assert loads("import neo")[0]["error"] is None
