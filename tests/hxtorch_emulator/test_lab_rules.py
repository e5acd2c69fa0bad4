"""Rules of the lab's library that code meets when it moves from here to there: written down one by one."""

import copy
import importlib
import importlib.util
import inspect
import math
import pathlib
import pickle
import sys

import numpy as np
import pytest
import torch

BUILT_IN = [
    "get_mock_parameter",
    "inference_trace",
    "mac",
    "matmul",
    "add",
    "relu",
    "converting_relu",
    "argmax",
    "conv1d",
    "conv2d",
    "expanded_conv1d",
    "measure_mock_parameter",
    "set_mock_parameter",
]
COLUMNS = torch.full((128, 512), 40.0)  # both halves


def spread(hxtorch):
    """Return how far the columns lie apart, relative to their mean."""
    x = torch.zeros(500, 128)
    x[:, :64] = 8
    means = hxtorch.perceptron.mac(x, COLUMNS).mean(0)
    return float(means.std() / means.mean())


@pytest.mark.parametrize("name", BUILT_IN)
def test_functions_do_not_become_methods(hxtorch, name):
    function = getattr(hxtorch.perceptron, name)

    class Lesson:
        operation = function

    assert Lesson().operation is function
    assert Lesson.operation is function
    assert copy.deepcopy(function) is function
    assert pickle.loads(pickle.dumps(function)) is function  # noqa: S301 - our own bytes
    assert inspect.signature(function).return_annotation


def test_a_method_multiplies_its_two_arguments(hxtorch):
    class Lesson:
        mul = hxtorch.perceptron.matmul
        convolve = hxtorch.perceptron.conv1d

    lesson = Lesson()
    assert lesson.mul(torch.ones(2, 3), torch.ones(3, 4), mock=True).shape == (2, 4)
    result = lesson.convolve(input=torch.ones(2, 1, 9), weight=torch.ones(4, 1, 3), stride=2, mock=True)
    assert result.shape == (2, 4, 4)


def test_ann_loads_the_nightly_calibration_of_the_chip(hxtorch, monkeypatch, tmp_path):
    from course_helpers.chip.hxtorch_emulator import write_calibration

    for serial in ("42", "7"):
        monkeypatch.setenv("KURS_CHIP", serial)
        hxtorch.init_hardware_minimal()
        coarse = spread(hxtorch)
        hxtorch.init_hardware(ann=True)
        fine = spread(hxtorch)
        write_calibration(tmp_path / "file.pbin")
        hxtorch.init_hardware(calibration_path=hxtorch.CalibrationPath(str(tmp_path / "file.pbin")))
        assert coarse > 4 * fine
        assert spread(hxtorch) == pytest.approx(fine, abs=0.01)
        hxtorch.init_hardware(hxtorch.HWDBPath(), True)  # noqa: FBT003 - the lab's order
        assert spread(hxtorch) == pytest.approx(fine, abs=0.01)


def test_a_configuration_stays_until_another_is_loaded(hxtorch, monkeypatch):
    hxtorch.init_hardware(ann=True)
    fine = spread(hxtorch)
    hxtorch.init_hardware()
    assert spread(hxtorch) == pytest.approx(fine, abs=0.01)
    hxtorch.release_hardware()
    with pytest.raises(RuntimeError, match="No connection allocated"):
        spread(hxtorch)
    hxtorch.init_hardware(hxtorch.HWDBPath())
    assert spread(hxtorch) == pytest.approx(fine, abs=0.01)
    hxtorch.init_hardware_minimal()
    assert spread(hxtorch) > 4 * fine
    hxtorch.init_hardware(ann=True)
    monkeypatch.setenv("KURS_CHIP", "7")
    hxtorch.init_hardware()  # another chip on the table: nothing was loaded onto that one
    assert spread(hxtorch) > 4 * fine


@pytest.mark.parametrize(
    "arguments",
    [
        "calibration_path='hagen_cocolist.pbin'",
        "calibration_path=hxtorch.HWDBPath()",
        "hwdb_path=hxtorch.CalibrationPath('x')",
        "hxtorch.CalibrationPath('x'), ann=True",
        "hxtorch.CalibrationPath('x'), ann=False",
        "hxtorch.CalibrationPath('x'), True",
        "hxtorch.HWDBPath(), calibration_path=hxtorch.CalibrationPath('x')",
        "hxtorch.CalibrationPath('x'), calibration_path=hxtorch.CalibrationPath('x')",
        "hxtorch.HWDBPath(), hxtorch.CalibrationPath('x')",
        "ann='ja'",
    ],
)
def test_a_chip_is_set_up_in_one_of_two_ways(hxtorch, arguments):
    with pytest.raises(TypeError, match=r"zwei Arten.*CalibrationPath.*ann=True"):
        eval(f"hxtorch.init_hardware({arguments})", {"hxtorch": hxtorch})  # noqa: S307 - as a reader types it
    with pytest.raises(RuntimeError, match="No connection allocated"):
        hxtorch.perceptron.mac(torch.zeros(3), torch.zeros(3, 3))


@pytest.mark.parametrize(
    "call",
    [
        "CalibrationPath(pathlib.Path('x'))",
        "HWDBPath(5)",
        "HWDBPath('x', None)",
        "get_unique_identifier('x')",
    ],
)
def test_paths_are_texts(hxtorch, call):
    with pytest.raises(TypeError, match="gesehen"):
        eval(f"hxtorch.{call}", {"hxtorch": hxtorch, "pathlib": pathlib})  # noqa: S307


@pytest.mark.parametrize("dtype", [torch.float64, torch.int64, torch.int32, torch.float16])
def test_the_chip_takes_only_float32(hxtorch, dtype):
    p = hxtorch.perceptron
    hxtorch.init_hardware(ann=True)
    good, bad = torch.ones(2, 3), torch.ones(2, 3).to(dtype)
    calls = [
        lambda: p.mac(bad, torch.ones(3, 2)),
        lambda: p.mac(good, torch.ones(3, 2).to(dtype)),
        lambda: p.matmul(bad, torch.ones(3)),
        lambda: p.add(good, bad),
        lambda: p.add(bad, good),
        lambda: p.relu(bad),
        lambda: p.converting_relu(bad),
        lambda: p.argmax(bad, dim=1),
        lambda: p.conv1d(bad[None], torch.ones(1, 2, 3)),
    ]
    for call in calls:
        with pytest.raises(RuntimeError, match=r"expected scalar type Float but found .*torch\.float32"):
            call()
    assert p.relu(bad, mock=True).shape == (2, 3)


def test_the_chip_rounds_halves_away_from_zero(hxtorch, quiet):
    p = hxtorch.perceptron
    hxtorch.init_hardware(ann=True)
    many, weights = torch.ones(400, 128), torch.full((128, 256), 20.0)
    two, half, three = (p.mac(many * value, weights).mean().item() for value in (2.0, 2.5, 3.0))
    assert half == pytest.approx(three, abs=0.1)
    assert three - two > 4
    less, between = (p.mac(many * 20, weights * 0 - value).mean().item() for value in (3.0, 2.5))
    assert between == pytest.approx(less, abs=0.1)
    with pytest.raises(OverflowError, match="-1 bis 1"):
        p.mac(torch.tensor([-0.5, 1.0]), torch.ones(2, 1))
    exact = math.floor(2 * 20 * 128 * quiet.gain)
    assert p.mac(many[0] * 2.5, weights, mock=True).unique().tolist() == [exact]  # to the even number


def test_on_the_chip_the_second_summand_fits_into_the_first(hxtorch):
    add = hxtorch.perceptron.add
    hxtorch.init_hardware(ann=True)
    assert add(torch.ones(2, 3), torch.ones(3)).tolist() == [[2.0] * 3] * 2
    for one, other in [((3,), (2, 3)), ((1, 3), (2, 3)), ((2, 3), (1, 2, 3))]:
        with pytest.raises(RuntimeError, match="passen"):
            add(torch.ones(one), torch.ones(other))
        assert add(torch.ones(one), torch.ones(other), mock=True).numel() == 6


def test_on_the_chip_axes_are_counted_from_the_front(hxtorch):
    argmax = hxtorch.perceptron.argmax
    hxtorch.init_hardware(ann=True)
    x = torch.tensor([[1.0, 5.0, 2.0]])
    with pytest.raises(IndexError, match="dim=1"):
        argmax(x, dim=-1)
    assert argmax(x, dim=1).item() == argmax(x, dim=-1, mock=True).item() == 1


@pytest.mark.parametrize("wait", [0, -3])
def test_a_wait_has_cycles(hxtorch, wait):
    hxtorch.init_hardware(ann=True)
    with pytest.raises(RuntimeError, match="wait_between_events"):
        hxtorch.perceptron.mac(torch.ones(3), torch.ones(3, 2), wait_between_events=wait)
    # mock mode does not wait, so the lab takes these
    hxtorch.perceptron.mac(torch.ones(3), torch.ones(3, 2), wait_between_events=wait, mock=True)


@pytest.mark.parametrize(
    ("call", "says"),
    [
        ("mac(np.ones(2), w, mock=True)", "x muss in mac ein Tensor sein.*from_numpy"),
        ("mac([1.0, 2.0], w, mock=True)", r"ein Tensor sein, gesehen: \[1.0, 2.0\].*torch.tensor"),
        ("matmul(x, None, mock=True)", "other muss in matmul"),
        ("mac(x, w, num_sends=1.5, mock=True)", "num_sends .*ganze Zahl.*gesehen: 1.5"),
        ("mac(x, w, num_sends=None, mock=True)", "num_sends .*ganze Zahl.*gesehen: None"),
        ("mac(x, w, wait_between_events=2.5)", "wait_between_events .*ganze Zahl"),
        ("mac(x, w, 1, 5, 'False')", "mock muss in mac True oder False sein"),
        ("mac(x, w, madc_recording_path=pathlib.Path('x'))", "madc_recording_path .*Text"),
        ("relu([1.0], mock=True)", "input muss in relu"),
        ("converting_relu(x, shift=0.5, mock=True)", "shift .*ganze Zahl"),
        ("add(x, 1.0, mock=True)", "other muss in add"),
        ("add(x, x, alpha='1', mock=True)", "alpha .*eine Zahl"),
        ("argmax(x, dim=1.0, mock=True)", "dim .*ganze Zahl oder None"),
        ("conv1d(w[None], w[None], bias=[1.0], mock=True)", "bias .*ein Tensor oder None"),
        ("conv1d(w[None], w[None], stride='1', mock=True)", "stride"),
        ("conv1d(w[None], w[None], stride=1.5, mock=True)", "stride"),
        ("conv1d(w[None], w[None], stride=(1, 1), mock=True)", "aus 1 ganzen Zahlen"),
        ("expanded_conv1d(w[None], w[None], num_expansions=1.5, mock=True)", "num_expansions"),
        ("set_mock_parameter((2.0, 0.002))", "ein MockParameter"),
        ("MockParameter(gain='0.1')", "gain .*eine Zahl"),
        ("MockParameter().__setattr__('noise_std', None)", "noise_std .*eine Zahl"),
        ("InferenceTracer(pathlib.Path('x'))", "filename .*Text"),
        ("inference_trace(x, 5)", "filename .*Text"),
        ("nn.Linear(2, 2, num_sends=1.5)", "num_sends .*ganze Zahl"),
        ("nn.Linear(2, 2, mock=True, wait_between_events=2.5)(x)", "wait_between_events"),
        ("nn.ExpandedConv1d(1, 1, 4, num_expansions=1.5)", "num_expansions"),
    ],
)
def test_wrong_types_are_refused_before_anything_is_computed(hxtorch, call, says):
    names = {"np": np, "pathlib": pathlib, "x": torch.ones(2), "w": torch.ones(2, 2)}
    with pytest.raises(TypeError, match=says):  # and not: no connection
        eval(f"p.{call}", {**names, "p": hxtorch.perceptron})  # noqa: S307 - as a reader types it


def test_numbers_of_other_libraries_are_numbers(hxtorch):
    p = hxtorch.perceptron
    x, w = torch.ones(2), torch.nn.Parameter(torch.ones(2, 2))
    assert p.mac(x, w, np.int32(2), torch.tensor(5), mock=np.True_).shape == (2,)
    assert p.add(x, x, alpha=np.float32(1), mock=1).tolist() == [2.0, 2.0]
    assert p.MockParameter(np.float32(1), gain=1) == p.MockParameter(1.0, 1.0)


def test_a_layer_without_a_number_of_sends_does_not_compute(hxtorch):
    class Mine(hxtorch.perceptron.nn.Linear):
        def reset_parameters(self):  # forgets what the lab's does
            torch.nn.init.zeros_(self.weight)

    with pytest.raises(TypeError, match="num_sends"):
        Mine(3, 2, mock=True)(torch.ones(3))


def test_negative_noise_is_none(hxtorch):
    p = hxtorch.perceptron
    p.set_mock_parameter(p.MockParameter(noise_std=-1.0, gain=0.5))
    assert p.get_mock_parameter().noise_std == -1
    assert p.mac(torch.ones(4, 3), torch.ones(3, 2), mock=True).unique().tolist() == [1.0]


def test_operations_are_known_to_torch(hxtorch, quiet):
    x, weights = torch.full((2, 3), 31.0, requires_grad=True), torch.full((3, 4), 60.0)
    ops = torch.ops.hxtorch_perceptron
    result = ops.mac(x, weights, 1, 5, True)  # noqa: FBT003 - the lab's operations have no names
    assert torch.equal(result, hxtorch.perceptron.mac(x, weights, mock=True))
    result.sum().backward()
    assert x.grad.unique().item() == pytest.approx(240 * quiet.gain)
    assert ops.matmul(x, weights, 1, 5, True).shape == (2, 4)  # noqa: FBT003
    for product in (ops.mac, ops.matmul):  # the lab's newer ones want all seven
        assert product(x, weights, 1, 5, True, 0, "").shape == (2, 4)  # noqa: FBT003
        with pytest.raises(RuntimeError, match="madc_recording_path"):
            product(x, weights, 1, 5, True, 0, "spannung.csv")  # noqa: FBT003
    assert ops.converting_relu(result, 1, True).max() == 5  # noqa: FBT003
    assert ops.argmax(ops.relu(ops.add(result, result, 1, True), True), 1, False, True).tolist() == [0, 0]  # noqa: FBT003


def test_the_helpers_for_pulses_are_there(hxtorch):
    times = hxtorch.dense_spikes_to_list((np.array([[0, 2, 0]]), np.array([[0.1, 0.2, 0.4]])), 3)
    assert times == [[[0.1, 0.4], [], [0.2]]]
    with pytest.raises(RuntimeError, match="gleich große"):
        hxtorch.dense_spikes_to_list((np.array([0]), np.array([0.1])), 1)
    synapses = hxtorch.weight_to_connection(np.array([[1.9, -2.0], [3.0, 4.0], [5.0, 6.0]]))
    assert [int(one.weight) for one in synapses] == [1, 2, 3, 4, 5, 6]
    assert (synapses[3].index_pre, synapses[3].index_post) == ((1, 0), (1, 0))
    (listed,) = hxtorch.weight_to_connection(np.array([7]), [[3], [5]])
    assert (listed.index_pre[0], listed.index_post[0], listed.weight) == (3, 5, 7)
    with pytest.raises(RuntimeError, match="extract_n_spikes nicht"):
        hxtorch.extract_n_spikes(None, None, 1, 1)


@pytest.mark.parametrize(
    "line",
    [
        "import hxtorch.snn",
        "import hxtorch.examples.perceptron.mnist",
        "from hxtorch import spiking",
        "from hxtorch import snn, perceptron",
        "from hxtorch.spiking import functional",
        "import hxtorch; hxtorch.spiking",
        "import hxtorch; hxtorch.examples",
    ],
)
def test_what_is_left_out_is_told_as_such(hxtorch, line):
    del hxtorch  # registered
    with pytest.raises((ImportError, AttributeError), match=r"Der Emulator kann hxtorch\..* nicht.*im Labor"):
        exec(line, {})  # noqa: S102 - as a reader types it


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ("hxtorch.init_hardwar", r"Meinst du hxtorch\.init_hardware\?"),
        ("hxtorch.matmul", r"Meinst du hxtorch\.perceptron\.matmul\?"),
        ("import hxtorch.nn", r"Meinst du hxtorch\.perceptron\.nn\?"),
        ("hxtorch.perceptron.matmull", r"Meinst du hxtorch\.perceptron\.matmul\?"),
        (
            "from hxtorch.perceptron import softmax",
            "softmax gibt es nicht.*gibt es: .*mac",
        ),
        (
            "import hxtorch.perceptron.softmax",
            "softmax gibt es nicht.*gibt es: .*mac",
        ),
        ("import hxtorch.ann.softmax", "softmax gibt es nicht.*gibt es: .*mac"),
        ("hxtorch.ann.softmax", "softmax gibt es nicht"),
        ("from hxtorch.perceptron.nn import BatchNorm1d", "BatchNorm1d gibt es nicht.*Linear"),
        ("hxtorch.perceptron.constants.pi", "pi gibt es nicht.*hardware_matrix_width"),
        ("from hxtorch.logger import write_to_file", r"kann hxtorch\.logger\.write_to_file nicht"),
        ("import hxtorch.perceptron.mac", "ist kein Modul. Schreibe: from hxtorch.perceptron import mac"),
    ],
)
def test_a_slip_is_no_question_of_scope(hxtorch, line, says):
    wanted = ImportError if "import" in line else AttributeError
    with pytest.raises(wanted, match=says):
        exec(line, {"hxtorch": hxtorch})  # noqa: S102 - as a reader types it


def test_what_python_itself_asks_gets_no_text(hxtorch):
    for module in (hxtorch, hxtorch.perceptron, hxtorch.perceptron.nn):
        assert not hasattr(module, "__wrapped__")
        assert module.__spec__.name == module.__name__ == repr(module).split("'")[1]
    found = importlib.util.find_spec
    assert found("hxtorch.snn") is found("hxtorch.perceptron.softmax") is found("json.nothing") is None
    assert found("hxtorch.perceptron.nn") is hxtorch.perceptron.nn.__spec__
    assert importlib.reload(hxtorch) is hxtorch
    assert importlib.reload(hxtorch.perceptron) is hxtorch.perceptron
    with pytest.raises(AttributeError, match="nicht"):
        _ = hxtorch.spiking


def test_only_the_names_of_the_lab_can_be_had(hxtorch):
    ours = importlib.import_module("course_helpers.chip.hxtorch_emulator.perceptron")
    inner = [name.rpartition(".")[2] for name in sys.modules if name.startswith(f"{ours.__name__}.")]
    assert len(inner) > 15
    for name in set(inner) - {"constants", "nn"}:
        for module in ("hxtorch.perceptron", "hxtorch.ann", "hxtorch.perceptron.nn"):
            with pytest.raises(ModuleNotFoundError):
                importlib.import_module(f"{module}.{name}")
            with pytest.raises(AttributeError):
                getattr(sys.modules[module], name)
    assert sys.modules["hxtorch.ann.nn"] is hxtorch.ann.nn is hxtorch.perceptron.nn


def test_loggers_have_a_root(hxtorch):
    logger = hxtorch.logger
    logger.reset()
    assert logger.get_root().get_number_of_appenders() == 0
    logger.default_config(level=logger.LogLevel.WARN)
    assert logger.get_root().get_number_of_appenders() == 1
    logger.reset()
