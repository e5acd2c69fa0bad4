import importlib.util
import math
from pathlib import Path

import numpy as np
import pytest
import torch
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

_spec = importlib.util.spec_from_file_location("reference", Path(__file__).with_name("reference.py"))
reference = importlib.util.module_from_spec(_spec)
_spec.loader.exec_module(reference)

# the fixtures only reset global state, once per test function is enough
relaxed = settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
GAINS = [0.002, 0.0015, 1 / 512, 3 / 256, 33 / 256]


def drawn(rows, features, columns, seed):
    generator = torch.Generator().manual_seed(seed)
    x = torch.rand(rows, features, generator=generator) * 31
    return x, torch.rand(features, columns, generator=generator) * 126 - 63


def multiply_in(kind, monkeypatch):
    """Multiply as a machine with 8-bit instructions does, or as one without."""
    from course_helpers.chip.hxtorch_emulator.perceptron import array

    eight = kind == "8 bit"
    monkeypatch.setattr(array, "_EXACT", np.int8 if eight else np.float32)
    monkeypatch.setattr(array, "_PRODUCT", np.int32 if eight else np.float32)
    monkeypatch.setattr(array, "_multiply", torch._int_mm if eight else torch.mm)


@pytest.fixture(params=["8 bit", "float32"])
def multiplier(request, monkeypatch):
    multiply_in(request.param, monkeypatch)


def test_every_machine_gets_the_same_from_the_chip(hxtorch, monkeypatch):
    hxtorch.init_hardware(ann=True)
    x, weights = drawn(700, 300, 300, 5)
    results = []
    for kind in ("8 bit", "float32"):
        multiply_in(kind, monkeypatch)
        torch.manual_seed(1)
        results.append(hxtorch.perceptron.mac(x, weights, 2, 2))
    assert torch.equal(*results)


@pytest.mark.usefixtures("multiplier")
@relaxed
@given(
    rows=st.integers(1, 4),
    features=st.integers(1, 300),
    columns=st.integers(1, 5),
    seed=st.integers(0, 2**31),
    gain=st.sampled_from(GAINS),
    num_sends=st.integers(1, 3),
)
def test_mac_is_the_contract_without_noise(hxtorch, rows, features, columns, seed, gain, num_sends):
    p = hxtorch.perceptron
    p.set_mock_parameter(p.MockParameter(noise_std=0.0, gain=gain))
    x, weights = drawn(rows, features, columns, seed)
    expected = [reference.mac_row(row, weights.tolist(), gain=gain * num_sends) for row in x.tolist()]
    assert p.mac(x, weights, num_sends=num_sends, mock=True).tolist() == expected


@pytest.mark.parametrize("dtype", [torch.float64, torch.float32, torch.float16, torch.bfloat16])
@pytest.mark.parametrize(
    "layout",
    [
        lambda x: x.t().contiguous().t(),
        lambda x: x.repeat_interleave(2, 1)[:, ::2],
        lambda x: x[:1].expand(len(x), -1),
        lambda x: x[:, :1].expand(-1, x.shape[1]),
    ],
)
def test_how_numbers_lie_in_memory_changes_nothing(hxtorch, quiet, dtype, layout):
    x, weights = (layout(part.to(dtype)) for part in drawn(6, 6, 6, 1))
    expected = hxtorch.perceptron.mac(x.clone().contiguous(), weights.clone().contiguous(), mock=True)
    assert torch.equal(hxtorch.perceptron.mac(x, weights, mock=True), expected)
    rows = [reference.mac_row(row, weights.tolist(), gain=quiet.gain) for row in x.tolist()]
    assert expected.tolist() == rows


@pytest.mark.parametrize("num_sends", [1, 2])
def test_without_noise_whole_results_are_not_floored_further(hxtorch, num_sends):
    hxtorch.perceptron.set_mock_parameter(hxtorch.perceptron.MockParameter(noise_std=0.0, gain=0.002))
    x = torch.tril(torch.full((60, 60), 20.0))  # 0.002 · 20 · (-25) = -1 for each input
    result = hxtorch.perceptron.mac(x, torch.full((60, 1), -25.0), num_sends=num_sends, mock=True)
    assert result.flatten().tolist() == [-num_sends * (row + 1) for row in range(60)]


def test_double_numbers_are_rounded_as_such(quiet, hxtorch):
    x = torch.tensor([31.4999999999, 0.5000000001, 1.4999999999], dtype=torch.float64)  # in float32: halves
    weights = torch.full((3, 1), 63.0, dtype=torch.float64)
    assert hxtorch.perceptron.mac(x, weights, mock=True) == math.floor((31 + 1 + 1) * 63 * quiet.gain)


@relaxed
@given(shape=st.lists(st.integers(1, 4), min_size=0, max_size=3), vector=st.booleans())
def test_matmul_has_the_shapes_of_torch(hxtorch, quiet, shape, vector):
    x = torch.randint(0, 32, (*shape, 140)).float()
    weights = torch.randint(-63, 64, (140,) if vector else (140, 3)).float()
    result = hxtorch.perceptron.matmul(x, weights, mock=True)
    assert result.shape == torch.matmul(x, weights).shape
    matrix = weights[:, None] if vector else weights
    rows = [reference.mac_row(row, matrix.tolist(), gain=quiet.gain) for row in x.reshape(-1, 140).tolist()]
    assert result.reshape(len(rows), -1).tolist() == rows


@pytest.mark.parametrize("shape", [(2, 3, 0), (0, 3, 0), (2, 0, 4)])
def test_stacks_of_nothing_have_the_shapes_of_torch(hxtorch, shape):
    x, weights = torch.zeros(shape), torch.zeros(shape[-1], 5)
    assert hxtorch.perceptron.matmul(x, weights, mock=True).shape == torch.matmul(x, weights).shape


@pytest.mark.usefixtures("quiet")
def test_strides_and_dtypes_do_not_matter(hxtorch):
    x, weights = drawn(6, 200, 4, 1)
    straight = hxtorch.perceptron.mac(x, weights, mock=True)
    assert torch.equal(
        hxtorch.perceptron.mac(x.t().contiguous().t(), weights.t().contiguous().t(), mock=True), straight
    )
    assert torch.equal(hxtorch.perceptron.mac(x[::2], weights[:, 1:], mock=True), straight[::2, 1:])
    double = hxtorch.perceptron.mac(x.double(), weights.double(), mock=True)
    assert double.dtype == torch.float64
    assert torch.equal(double.float(), straight)
    assert hxtorch.perceptron.mac(x[:0], weights, mock=True).shape == (0, 4)


@relaxed
@given(
    rows=st.integers(1, 5), features=st.integers(1, 200), columns=st.integers(1, 5), sends=st.integers(1, 3)
)
def test_gradient_is_that_of_the_linear_product(hxtorch, rows, features, columns, sends):
    x, weights = (t.double().requires_grad_() for t in drawn(rows, features, columns, 3))
    weighting = torch.rand(rows, columns, dtype=torch.float64)
    gain = hxtorch.perceptron.get_mock_parameter().gain * sends
    expected = torch.autograd.grad((x @ weights * gain * weighting).sum(), (x, weights))
    result = hxtorch.perceptron.mac(x, weights, num_sends=sends, mock=True)
    for ours, linear in zip(
        torch.autograd.grad((result * weighting).sum(), (x, weights)), expected, strict=True
    ):
        torch.testing.assert_close(ours, linear)


@pytest.mark.parametrize("mock", [True, False])
def test_the_gain_of_the_way_back_is_that_of_then(hxtorch, mock):
    p = hxtorch.perceptron
    hxtorch.init_hardware(ann=True)
    weights = torch.ones(3, 2, requires_grad=True)
    result = p.mac(torch.ones(3), weights, num_sends=2, mock=mock)
    p.set_mock_parameter(p.MockParameter(gain=0.01))
    result.sum().backward()
    torch.testing.assert_close(weights.grad, torch.full((3, 2), 0.02))


@pytest.mark.parametrize(("value", "seen"), [(-64.0, "-64"), (63.6, "64"), (float("nan"), "nan")])
def test_weights_out_of_range_are_named_not_clipped(hxtorch, value, seen):
    weights = torch.zeros(3, 2)
    weights[1, 1] = value
    with pytest.raises(OverflowError, match=rf"-63 und 63.*{seen}"):
        hxtorch.perceptron.mac(torch.ones(3), weights, mock=True)


@pytest.mark.parametrize("value", [-1.0, 31.6])
def test_inputs_out_of_range_are_named_not_clipped(hxtorch, value):
    with pytest.raises(OverflowError, match=rf"0 und 31.*{round(value)}"):
        hxtorch.perceptron.mac(torch.tensor([value, 1.0]), torch.ones(2, 2), mock=True)


@pytest.mark.usefixtures("quiet")
def test_values_that_round_into_the_range_are_taken(hxtorch):
    p = hxtorch.perceptron
    rounded = p.mac(torch.tensor([31.4, -0.4]), torch.tensor([[63.4], [-63.4]]), num_sends=10, mock=True)
    assert rounded.item() == 38  # floor(31 · 63 · 10 / 512)


@pytest.mark.parametrize(
    ("x", "weights"), [((3,), (3,)), ((3,), (1, 3, 3)), ((2, 2, 3), (3, 3)), ((4,), (3, 3)), ((), (3, 3))]
)
def test_wrong_shapes_are_refused(hxtorch, x, weights):
    with pytest.raises(RuntimeError):
        hxtorch.perceptron.mac(torch.zeros(x), torch.zeros(weights), mock=True)


def test_matmul_refuses_stacks_of_matrices(hxtorch):
    with pytest.raises(RuntimeError):
        hxtorch.perceptron.matmul(torch.zeros(2, 3), torch.zeros(2, 3, 3), mock=True)


def test_no_recording_in_mock_mode(hxtorch):
    with pytest.raises(RuntimeError, match="madc_recording_path"):
        hxtorch.perceptron.mac(torch.zeros(3), torch.zeros(3, 3), mock=True, madc_recording_path="f")


def test_gain_must_lie_between_0_and_1(hxtorch):
    p = hxtorch.perceptron
    assert p.get_mock_parameter() == p.MockParameter(noise_std=2.0, gain=0.002)
    assert repr(p.MockParameter()) == "MockParameter(noise_std=2.000000, gain=0.002000)"
    for gain in (0, -0.1, 1.01, float("nan")):
        with pytest.raises(OverflowError):
            p.set_mock_parameter(p.MockParameter(gain=gain))
    parameter = p.MockParameter(gain=1)
    p.set_mock_parameter(parameter)
    parameter.gain = 0.5  # a copy was taken
    assert p.get_mock_parameter().gain == 1


@pytest.mark.parametrize("one", [torch.float64, torch.float16, torch.int64])
def test_mock_mode_takes_floats_of_one_type_only(hxtorch, one):
    p = hxtorch.perceptron
    x, weights = drawn(3, 5, 2, 4)
    whole = x.round().to(one), weights.round().to(one)
    layer = p.nn.Linear(5, 3, mock=True)
    for call in (
        lambda: p.mac(whole[0], weights, mock=True),
        lambda: p.matmul(x, whole[1], mock=True),
        lambda: p.conv1d(whole[0][:, None], torch.ones(2, 1, 3), mock=True),
        lambda: layer(whole[0]),
    ):
        with pytest.raises(RuntimeError, match=r"derselben Art.*torch\.float32.*\.float\(\)"):
            call()
    if one.is_floating_point:
        assert p.mac(*whole, mock=True).dtype == one
    else:
        with pytest.raises(RuntimeError, match="derselben Art"):
            p.mac(*whole, mock=True)


@pytest.mark.parametrize("num_sends", [0, -1])
def test_inputs_are_sent_at_least_once(hxtorch, num_sends):
    x, weights = torch.ones(2), torch.ones(2, 3)
    with pytest.raises(RuntimeError, match=rf"num_sends .* gesehen: {num_sends}"):
        hxtorch.perceptron.mac(x, weights, num_sends=num_sends, mock=True)
    layer = hxtorch.perceptron.nn.Linear(2, 3, mock=True)
    layer.num_sends = num_sends
    with pytest.raises(RuntimeError, match="num_sends"):
        layer(x)


@pytest.mark.parametrize("noise_std", [math.nan, math.inf])
def test_noise_is_a_finite_number(hxtorch, noise_std):
    p = hxtorch.perceptron
    with pytest.raises(ValueError, match="noise_std"):
        p.set_mock_parameter(p.MockParameter(noise_std=noise_std))
    assert p.get_mock_parameter().noise_std == 2.0


def test_a_single_number_is_no_input(hxtorch):
    with pytest.raises(RuntimeError, match="Vektor oder ein Stapel"):
        hxtorch.perceptron.nn.Linear(2, 3, mock=True)(torch.tensor(1.0))
