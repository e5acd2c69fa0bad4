import importlib.util
from pathlib import Path

import numpy as np
import pytest
import torch
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

_spec = importlib.util.spec_from_file_location("reference", Path(__file__).with_name("reference.py"))
reference = importlib.util.module_from_spec(_spec)
_spec.loader.exec_module(reference)

relaxed = settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


def drawn(*shape, seed=0, lowest=0, highest=31):
    generator = torch.Generator().manual_seed(seed)
    return torch.randint(lowest, highest + 1, shape, generator=generator).float()


@relaxed
@given(
    channels=st.integers(1, 3),
    outputs=st.integers(1, 3),
    kernel=st.tuples(st.integers(1, 4), st.integers(1, 4)),
    size=st.tuples(st.integers(4, 8), st.integers(4, 8)),
    stride=st.tuples(st.integers(1, 3), st.integers(1, 3)),
    seed=st.integers(0, 999),
)
def test_conv2d_is_the_contract(hxtorch, channels, outputs, kernel, size, stride, seed):
    p = hxtorch.perceptron
    p.set_mock_parameter(p.MockParameter(noise_std=0.0, gain=3 / 256))
    x = drawn(2, channels, *size, seed=seed)
    weight = drawn(outputs, channels, *kernel, seed=seed, lowest=-63, highest=63)
    expected = reference.conv2d(x.tolist(), weight.tolist(), stride, 3 / 256)
    assert p.conv2d(x, weight, stride=stride, mock=True).tolist() == expected


@relaxed
@given(
    length=st.integers(5, 30),
    kernel=st.integers(1, 5),
    stride=st.integers(1, 4),
    expansions=st.integers(1, 6),
    channels=st.integers(1, 2),
)
def test_conv1d_and_expanded_conv1d_agree(hxtorch, length, kernel, stride, expansions, channels):
    p = hxtorch.perceptron
    p.set_mock_parameter(p.MockParameter(noise_std=0.0, gain=3 / 256))
    x, weight = drawn(2, channels, length), drawn(3, channels, kernel, lowest=-63, highest=63)
    bias = torch.tensor([0.25, -1.5, 3.0])
    expected = reference.conv2d(x[:, :, None].tolist(), weight[:, :, None].tolist(), (1, stride), 3 / 256)
    expected = torch.tensor(expected)[:, :, 0] + bias[:, None]
    assert torch.equal(p.conv1d(x, weight, bias, [stride], mock=True), expected)
    expanded = p.expanded_conv1d(x, weight, bias, stride, num_expansions=expansions, mock=True)
    assert torch.equal(expanded, expected)


@pytest.mark.parametrize("name", ["conv2d", "conv1d", "expanded_conv1d"])
def test_gradients_are_those_of_the_linear_convolution(hxtorch, name):
    axes = 2 if name == "conv2d" else 1
    x = drawn(2, 3, *[9] * axes).double().requires_grad_()
    weight = drawn(4, 3, *[2] * axes, lowest=-20, highest=20).double().requires_grad_()
    bias = torch.rand(4, dtype=torch.float64, requires_grad=True)
    gain = hxtorch.perceptron.get_mock_parameter().gain
    extra = {"num_expansions": 3} if name == "expanded_conv1d" else {}
    result = getattr(hxtorch.perceptron, name)(x, weight, bias, 2, mock=True, **extra)
    exact = getattr(torch.nn.functional, f"conv{axes}d")(x, weight * gain, bias, 2)
    weighting = torch.rand_like(exact)
    expected = torch.autograd.grad((exact * weighting).sum(), (x, weight, bias))
    ours = torch.autograd.grad((result * weighting).sum(), (x, weight, bias))
    for a, b in zip(ours, expected, strict=True):
        torch.testing.assert_close(a, b)


@pytest.mark.parametrize(
    ("x", "weight", "stride"),
    [
        ((1, 1, 3), (1, 1, 4), 1),  # kernel larger than the input
        ((1, 2, 8), (1, 1, 4), 1),  # channels
        ((1, 8), (1, 1, 4), 1),  # rank of the input
        ((1, 1, 8), (1, 4), 1),  # rank of the weights
        ((1, 1, 8), (1, 1, 4), 0),  # stride
    ],
)
def test_what_does_not_fit_is_refused(hxtorch, x, weight, stride):
    for function in (hxtorch.perceptron.conv1d, hxtorch.perceptron.expanded_conv1d):
        with pytest.raises(RuntimeError):
            function(torch.zeros(x), torch.zeros(weight), stride=stride, mock=True)


def test_a_bias_has_one_number_for_each_channel(hxtorch):
    for bias in (torch.ones(3), torch.ones(1), torch.ones(2, 1)):
        with pytest.raises(RuntimeError, match="jeden der 2 Ausgabekanäle"):
            hxtorch.perceptron.conv1d(torch.ones(1, 1, 5), torch.ones(2, 1, 3), bias, mock=True)


def test_copies_and_sends_are_counted_from_1(hxtorch):
    p = hxtorch.perceptron
    with pytest.raises(RuntimeError, match="num_expansions"):
        p.expanded_conv1d(torch.zeros(1, 1, 8), torch.zeros(1, 1, 4), num_expansions=0, mock=True)
    with pytest.raises(RuntimeError, match="num_expansions"):
        p.nn.ExpandedConv1d(1, 1, 4, num_expansions=0)
    for layer in (p.nn.Linear, p.nn.Conv1d):
        with pytest.raises(RuntimeError, match="num_sends"):
            layer(2, 2, 1, num_sends=0, mock=True)


@pytest.mark.usefixtures("quiet")
@pytest.mark.parametrize("stride", [np.int64(2), (np.int64(2),), np.array([2])])
def test_numbers_of_numpy_are_whole_too(hxtorch, stride):
    x, weight = torch.ones(1, 1, 8), torch.ones(1, 1, 4)
    expected = hxtorch.perceptron.conv1d(x, weight, stride=2, mock=True)
    assert torch.equal(hxtorch.perceptron.conv1d(x, weight, stride=stride, mock=True), expected)
