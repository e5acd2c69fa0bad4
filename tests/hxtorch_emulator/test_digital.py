import math

import pytest
import torch
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

relaxed = settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
numbers = st.lists(st.floats(-300, 300, width=32), min_size=1, max_size=6)


def clamp(value, lowest, highest):
    return max(lowest, min(highest, value))


@relaxed
@given(values=numbers)
def test_relu(hxtorch, values):
    x = torch.tensor(values, requires_grad=True)
    result = hxtorch.perceptron.relu(x, mock=True)
    result.sum().backward()
    assert result.tolist() == [clamp(math.floor(v), 0, 127) for v in values]
    assert x.grad.tolist() == [float(v > 0) for v in values]


@relaxed
@given(values=numbers, shift=st.integers(-2, 4))
def test_converting_relu(hxtorch, values, shift):
    x = torch.tensor(values, requires_grad=True)
    result = hxtorch.perceptron.converting_relu(x, shift=shift, mock=True)
    result.sum().backward()
    expected = [clamp(math.floor(clamp(math.floor(v), 0, 127) / 2**shift), 0, 31) for v in values]
    assert result.tolist() == expected
    assert x.grad.tolist() == [(v > 0) / 2**shift for v in values]


@relaxed
@given(values=numbers, other=st.floats(-300, 300, width=32))
def test_add(hxtorch, values, other):
    x, y = torch.tensor([values, values], requires_grad=True), torch.tensor([other], requires_grad=True)
    result = hxtorch.perceptron.add(x, y, mock=True)
    result.sum().backward()
    addend = clamp(math.floor(other), -128, 127)
    expected = [clamp(clamp(math.floor(v), -128, 127) + addend, -128, 127) for v in values]
    assert result.tolist() == [expected, expected]
    assert torch.equal(x.grad, torch.ones_like(x))
    assert y.grad.tolist() == [2.0 * len(values)]


def test_add_and_converting_relu_refuse_what_the_chip_cannot(hxtorch):
    with pytest.raises(RuntimeError, match="alpha"):
        hxtorch.perceptron.add(torch.ones(2), torch.ones(2), alpha=2, mock=True)
    hxtorch.init_hardware()
    with pytest.raises(RuntimeError, match="shift"):
        hxtorch.perceptron.converting_relu(torch.ones(2), shift=-1)


def test_argmax_sees_8_bit_values(hxtorch):
    x = torch.tensor([[1.2, 1.9, 0.0], [130.0, 400.0, -5.0]])
    argmax = hxtorch.perceptron.argmax
    assert (
        argmax(x, dim=1, mock=True).tolist() == torch.tensor([[1, 1, 0], [127, 127, -5]]).argmax(1).tolist()
    )
    assert argmax(x, dim=1, keepdim=True, mock=True).shape == (2, 1)
    assert argmax(x, mock=True).shape == ()


@pytest.mark.parametrize("name", ["relu", "converting_relu", "argmax"])
def test_without_mock_a_chip_is_needed(hxtorch, name):
    with pytest.raises(RuntimeError, match=r"No connection allocated\..*init_hardware"):
        getattr(hxtorch.perceptron, name)(torch.ones(2))
    hxtorch.init_hardware()
    getattr(hxtorch.perceptron, name)(torch.ones(2))


@pytest.mark.parametrize("mock", [True, False])
def test_shapes_that_do_not_fit_are_named(hxtorch, mock):
    hxtorch.init_hardware(ann=True)
    p = hxtorch.perceptron
    with pytest.raises(RuntimeError, match=r"add kann diese beiden nicht addieren.*\(2, 5\) und \(2, 3\)"):
        p.add(torch.zeros(2, 5), torch.zeros(2, 3), mock=mock)
    for shape, dim in (((2, 5), 2), ((0, 3), None), ((2, 0), 1)):
        with pytest.raises(IndexError, match=rf"nichts, gesehen: Form \({shape[0]}, .*dim={dim}"):
            p.argmax(torch.zeros(shape), dim=dim, mock=mock)
