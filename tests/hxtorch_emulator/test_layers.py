import copy
import functools
import math
from unittest.mock import Mock

import numpy as np
import pytest
import torch


def test_names_and_constants(hxtorch):
    import hxtorch.ann.nn
    import hxtorch.perceptron.nn as hxann
    from hxtorch.perceptron import constants

    assert hxtorch.ann is hxtorch.perceptron
    assert hxann is hxtorch.ann.nn
    assert (constants.synaptic_weight_min, constants.synaptic_weight_max) == (-63, 63)
    assert (constants.input_activation_min, constants.input_activation_max) == (0, 31)
    assert (constants.output_activation_min, constants.output_activation_max) == (-128, 127)
    assert (constants.hardware_matrix_height, constants.hardware_matrix_width) == (128, 256)
    assert vars(constants.defaults) == {"gain": 0.002, "noise_std": 2.0, "wait_between_events": 5}


def test_repr_lists_what_is_not_default(hxtorch):
    nn = hxtorch.perceptron.nn
    assert repr(nn.ReLU()) == "ReLU()"
    assert repr(nn.ConvertingReLU(shift=1, mock=True)) == "ConvertingReLU(shift=1, mock=True)"
    assert (
        repr(nn.Linear(784, 256, mock=True))
        == "Linear(in_features=784, out_features=256, num_sends=3, mock=True)"
    )
    assert "bias=False" in repr(nn.Linear(4, 2, bias=False))
    shown = repr(nn.Conv1d(1, 2, 3, stride=2, padding=1, wait_between_events=4))
    assert "num_sends=39, wait_between_events=4" in shown
    assert "dilation" not in shown
    assert "num_expansions=18" in repr(nn.ExpandedConv1d(1, 14, 43, stride=2))
    assert "num_sends=6, wait_between_events=75" in repr(
        nn.Conv2d(1, 2, (3, 3), (2, 2), num_sends=6, wait_between_events=75)
    )


def test_linear_calls_its_own_matmul(hxtorch):
    layer = hxtorch.perceptron.nn.Linear(
        19, 2, num_sends=3, wait_between_events=10, mock=True, weight_transform=torch.ones_like
    )
    layer._matmul = Mock(side_effect=lambda x, w, **_: x @ w)
    x = torch.arange(19.0)[None]
    assert layer(x).shape == (1, 2)
    arguments, keywords = layer._matmul.call_args
    assert torch.equal(arguments[0], x)
    assert torch.equal(arguments[1], torch.ones(19, 2))
    assert keywords == {"num_sends": 3, "wait_between_events": 10, "mock": True}


@pytest.mark.usefixtures("quiet")
@pytest.mark.parametrize("shape", [(300,), (5, 300), (2, 3, 300)])
def test_linear_in_one_step_is_matmul_and_add(hxtorch, shape):
    layer = hxtorch.perceptron.nn.Linear(300, 4, mock=True)
    with torch.no_grad():
        layer.bias.copy_(torch.tensor([-200.0, -0.5, 3.7, 500.0]))
    x = torch.randint(0, 32, shape).float().requires_grad_()
    weighting = torch.rand(*shape[:-1], 4)

    def answer():
        result = layer(x)
        return result, *torch.autograd.grad((result * weighting).sum(), (x, layer.weight, layer.bias))

    one_step = answer()
    layer._matmul = functools.partial(layer._matmul)  # not the function itself: two steps
    for ours, expected in zip(one_step, answer(), strict=True):
        assert torch.equal(ours, expected)


@pytest.mark.parametrize("padding", ["same", "valid"])
def test_the_padding_of_convolutions_is_a_number(hxtorch, padding):
    nn = hxtorch.perceptron.nn
    for layer, shape in [(nn.Conv1d, (1, 1, 9)), (nn.ExpandedConv1d, (1, 1, 9)), (nn.Conv2d, (1, 1, 9, 9))]:
        with pytest.raises(TypeError, match=f"padding='{padding}'.*wie viele Nullen"):
            layer(1, 2, 3, padding=padding, mock=True)(torch.ones(shape))


@pytest.mark.parametrize("padding", [0, 1, (2,)])
def test_convolutions_pad_and_call_their_own_conv(hxtorch, padding):
    nn = hxtorch.perceptron.nn
    x = torch.arange(-8.0, 11.0).view(1, 1, -1)
    ours, plain = nn.Conv1d(1, 2, 3, padding=padding), torch.nn.Conv1d(1, 2, 3, padding=padding)
    ours.load_state_dict(plain.state_dict())
    ours._conv = Mock(side_effect=lambda x, w, b, stride, **_: torch.conv1d(x, w, b, stride))
    torch.testing.assert_close(ours(x), plain(x))
    assert ours._conv.call_args.kwargs == {"num_sends": 39, "wait_between_events": 5, "mock": False}


@pytest.mark.parametrize(
    ("name", "arguments", "shape"),
    [
        ("Linear", (6, 3), (2, 6)),
        ("Conv1d", (2, 3, 3), (2, 2, 9)),
        ("ExpandedConv1d", (2, 3, 3), (2, 2, 9)),
        ("Conv2d", (2, 3, 3), (2, 2, 9, 9)),
    ],
)
def test_layers_derive_from_torch_and_exchange_state(hxtorch, name, arguments, shape):
    ours = getattr(hxtorch.perceptron.nn, name)(*arguments, mock=True)
    plain_class = getattr(torch.nn, name.removeprefix("Expanded"))
    plain = plain_class(*arguments)
    assert isinstance(ours, plain_class)
    plain.load_state_dict(ours.state_dict())
    ours.load_state_dict(plain.state_dict())
    x = torch.randint(0, 32, shape).float()
    assert ours(x).shape == plain(x).shape
    assert copy.deepcopy(ours)(x).shape == plain(x).shape
    assert ours(x.double().float()).grad_fn is not None


def test_start_values(hxtorch):
    layer = hxtorch.perceptron.nn.Linear(784, 256)
    std = 2 * math.sqrt(2) / 0.002 / math.sqrt(784)
    assert layer.num_sends == math.ceil(std / 21)
    assert layer.weight.abs().max() <= 63
    assert abs(layer.weight.mean()) < 0.2
    assert abs(layer.weight.std() / (std / layer.num_sends) - 1) < 0.02  # cut off at 3.7 sigma only
    bound = std / (31 / math.sqrt(3))
    assert layer.bias.abs().max() <= bound
    assert abs(layer.bias.std() / (bound / math.sqrt(3)) - 1) < 0.15
    layer.num_sends = 10
    layer.reset_parameters(weight_mean=5.0, relu_shift=2)
    assert layer.num_sends == 10
    assert abs(layer.weight.mean() - 5) < 0.2
    assert abs(layer.weight.std() / (2 * std / 10) - 1) < 0.02


def test_average_over_neurons_lowers_the_noise(hxtorch):
    x = torch.zeros(4000, 8)
    nn = hxtorch.perceptron.nn
    single, averaged = nn.Linear(8, 4, bias=False, mock=True), nn.Linear(8, 4, bias=False, mock=True, avg=4)
    assert averaged(x).shape == (4000, 4)
    assert abs(single(x).std() / averaged(x).std() - 2) < 0.1


def test_transforms(hxtorch):
    nn = hxtorch.perceptron.nn
    assert nn.scale_input(torch.tensor([1.0, 4.0])).tolist() == [7.75, 31.0]
    assert nn.scale_weight(torch.tensor([1.0, -2.0])).tolist() == [31.5, -63.0]
    assert nn.scale_input(torch.zeros(2)).tolist() == nn.scale_weight(torch.zeros(2)).tolist() == [0.0, 0.0]
    weight = torch.nn.Parameter(torch.tensor([100.0, -70.0, 5.0]))
    assert nn.clamp_weight_(weight) is weight
    assert weight.tolist() == [63.0, -63.0, 5.0]


@pytest.mark.parametrize("wrong", [{"dilation": 2}, {"groups": 2}])
def test_dilation_and_groups_are_refused(hxtorch, wrong):
    layer = hxtorch.perceptron.nn.Conv2d(2, 2, 3, mock=True, **wrong)
    with pytest.raises(ValueError, match=next(iter(wrong))):
        layer(torch.zeros(1, 2, 9, 9))


@pytest.mark.parametrize("layer", ["Linear", "Conv1d"])
def test_a_layer_may_run_again_before_the_way_back(hxtorch, layer):
    nn = hxtorch.perceptron.nn
    model = nn.Linear(4, 2, mock=True) if layer == "Linear" else nn.Conv1d(1, 2, 4, mock=True)
    x = torch.ones(3, 4) if layer == "Linear" else torch.ones(3, 1, 4)
    first = model(x)
    with torch.no_grad():  # as ZahlenMalen does in its own thread while a cell trains
        model(x)
    (first.sum() + model(x).sum()).backward()
    assert model.weight.grad is not None


def test_own_layers_with_other_arguments_can_be_printed(hxtorch):
    class Square(hxtorch.perceptron.nn.Linear):
        def __init__(self, size, **others):
            super().__init__(size, size, **others)

    assert repr(Square(3, mock=True)) == "Square()"


def test_empty_batches_go_through_every_layer(hxtorch):
    nn = hxtorch.perceptron.nn
    assert nn.Linear(10, 3, avg=3, mock=True)(torch.zeros(0, 10)).shape == (0, 3)
    assert nn.ExpandedConv1d(2, 3, 3, mock=True)(torch.zeros(0, 2, 9)).shape == (0, 3, 7)


@pytest.mark.parametrize("mock", [True, "ja"])
@pytest.mark.parametrize("bias", [True, False])
def test_a_layer_says_what_it_takes(hxtorch, mock, bias):
    layer = hxtorch.perceptron.nn.Linear(4, 2, bias=bias, mock=mock)
    wrong = [np.zeros((3, 4)), [0.0] * 4, None] if mock is True else [torch.zeros(3, 4)]
    for value in wrong:
        with pytest.raises(TypeError, match=r"muss in matmul (ein Tensor|True oder False) sein"):
            layer(value)
    with pytest.raises(TypeError, match=r"avg muss in der Schicht eine ganze Zahl sein, gesehen: 1\.5"):
        hxtorch.perceptron.nn.Linear(4, 2, avg=1.5)
