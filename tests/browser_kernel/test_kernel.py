"""The kernel in a real browser: what chapters use, errors, input(), and the end of a busy cell."""

import pytest
from tests.waiting import in_page, wait_until

pytestmark = [pytest.mark.browser, pytest.mark.slow]


def test_print(live):
    assert live.run("print(6 * 7)")["text"] == "42\n"


def test_states_are_told_in_order(live):
    states = live.page.evaluate("states.map((each) => each.state)")
    assert states[0] == "laden"
    assert states.index("starten") < states.index("bereit")
    last = live.page.evaluate("states.findLast((each) => each.state === 'laden')")
    assert 1e6 < last["bytes"] <= last["bytesTotal"]


def test_numpy_is_loaded_by_its_import(live):
    answer = live.run("import numpy as np\nnp.arange(6).reshape(2, 3) @ np.ones((3, 2))")
    assert answer["text"].split() == ["array([[", "3.,", "3.],", "[12.,", "12.]])"]


def test_matplotlib_shows_a_picture_with_a_formula_and_no_warning(live):
    answer = live.run(
        "import matplotlib.pyplot as plt\nplt.plot([1, 2])\nplt.title(r'$\\frac{x}{2}$ ä')\nplt.show()"
    )
    assert "image/png" in answer["types"]
    assert answer["text"] == "<Figure size 640x480 with 1 Axes>"


def test_matplotlib_comes_without_the_lists_of_what_can_be_set_but_sets_it(live):
    answer = live.run(
        "from matplotlib.figure import Figure\nfrom matplotlib.lines import Line2D\n"
        "axes = Figure().subplots()\n"
        "axes.set(title='Titel', xlabel='x')\n(line,) = axes.plot([1, 2])\nline.set(lw=3, color='r')\n"
        "print(axes.get_title(), line.get_linewidth(), line.get_color(), Line2D.set.__doc__)\n"
        "try:\n    line.set(farbe='r')\nexcept AttributeError as error:\n    print(error)"
    )
    refused = "Line2D.set() got an unexpected keyword argument 'farbe'"
    assert answer["text"] == f"Titel 3.0 r None\n{refused}\n"


def test_progress_bar(live):
    answer = live.run("from tqdm.auto import tqdm\nfor _ in tqdm(range(3)):\n    pass")
    assert answer["error"] is None


def test_parts_of_the_course_run_without_torch(live):
    answer = live.run(
        "import sys, course_helpers.framework\nfrom course_helpers import ZahlenMalen\n"
        "from course_helpers.mnist import load_subset\n"
        "print('torch' in sys.modules, ZahlenMalen.__name__, load_subset()[0][0].shape)"
    )
    assert answer["text"] == "False ZahlenMalen (10000, 28, 28)\n"


def test_source_of_the_course_can_be_shown(live):
    answer = live.run(
        "import inspect\nfrom course_helpers.framework import Layer\nprint(inspect.getsource(Layer))"
    )
    assert answer["text"].startswith("class Layer")


def test_error_has_its_bare_name_and_the_next_cell_runs(live):
    assert live.run("1 / 0")["error"] == "ZeroDivisionError: division by zero"
    assert live.run("print('weiter')")["text"] == "weiter\n"


@pytest.mark.parametrize("code", ["input('Zahl? ')", "import getpass; getpass.getpass()"])
def test_input_says_in_german_that_it_cannot(live, code):
    answer = live.run(code)
    assert "input() geht hier nicht" in answer["error"]
    assert answer["status"] == "error"


def test_pip_says_in_german_that_it_cannot(live):
    assert "nichts nachinstallieren" in live.run("%pip install pandas")["text"]


def test_error_in_a_library_is_shown_without_its_source(live):
    answer = live.run("import numpy as np\nnp.linalg.inv(np.ones((2, 3)))")
    assert answer["error"].startswith("LinAlgError")


def test_a_loop_in_the_background_lets_messages_through(live):
    live.run(
        "import asyncio\nticks = 0\nasync def loop():\n    global ticks\n    while ticks < 5000:\n"
        "        ticks += 1\n        await asyncio.sleep(0.005)\ntask = asyncio.create_task(loop())"
    )

    def ticks():
        return int(live.run("print(ticks)")["text"])

    first = wait_until(ticks, pause=in_page(live.page))
    wait_until(lambda: ticks() > first, pause=in_page(live.page))
    assert live.run("print(task.cancel())")["text"] == "True\n"  # it was still going on


def test_cells_run_all_after_an_error_come_to_an_end(live):
    """The place that js/bundle.mjs mends: without it the second and third answer never come."""
    live.page.evaluate(
        "window.three = ['import time; time.sleep(0.3); 1 / 0', 'print(1)', 'print(2)'].map(run)"
    )
    answers = live.page.evaluate(
        "within(30, Promise.all(three)).then((all) => all.map((each) => each.status))"
    )
    assert answers == ["error", "aborted", "aborted"]
    assert live.run("print(3)")["text"] == "3\n"


SLIDER = """
import ipywidgets
slider = ipywidgets.IntSlider()
seen = []
slider.observe(lambda change: seen.append(change["new"]), "value")
slider
"""
CANVAS = """
import ipycanvas
canvas = ipycanvas.Canvas(width=100, height=80)
points = []
canvas.on_mouse_down(lambda x, y: (points.append((round(x), round(y))), canvas.fill_rect(x, y, 9, 9)))
canvas
"""


def test_slider_and_canvas_call_back(page):
    cells = [SLIDER, CANVAS]
    page.evaluate("cells => start(cells)", cells)
    page.evaluate("within(60, notebook.executeAll())")
    handle = page.locator(".noUi-handle")
    handle.wait_for()
    handle.focus()
    page.keyboard.press("ArrowRight")
    page.locator("canvas").click(position={"x": 30, "y": 20})

    def told():
        return page.evaluate("within(30, run('print(seen, points)'))")["text"]

    wait_until(lambda: told() == "[1] [(30, 20)]\n", said=told, pause=in_page(page))
    painted = "document.querySelector('canvas').getContext('2d').getImageData(33, 23, 1, 1).data.join()"
    page.wait_for_function(f"{painted} === '0,0,0,255'")


def test_restart_ends_a_busy_cell(page):
    page.evaluate("start()")
    page.evaluate("within(60, run('kept = 1'))")
    page.evaluate("void run('while True: pass').catch(() => {})")
    page.wait_for_function("session.kernel.status === 'busy'")
    workers = len(page.workers)
    page.evaluate("within(60, session.kernel.restart())")
    answer = page.evaluate("within(60, run('print(\"kept\" in globals())'))")
    assert answer["text"] == "False\n"
    assert workers == 1
    wait_until(lambda: len(page.workers) == 1, pause=in_page(page))  # the browser tells of its end later


def test_kernel_that_cannot_load_says_so(context, kernel_site):
    page = context.new_page()
    page.route("**/python_stdlib.zip", lambda route: route.abort())
    page.goto(kernel_site)
    page.evaluate("void start()")
    page.wait_for_function("states.some((each) => each.state === 'fehler')", timeout=60_000)
    page.close()


def test_nothing_comes_from_another_host(live, foreign):
    live.run("import matplotlib.pyplot, ipycanvas, ipywidgets")
    assert foreign == []
