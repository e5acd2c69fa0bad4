"""Every gradient of the framework against torch.autograd, in float64."""

import numpy as np
import pytest
import torch
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.framework.own_layers import DoubleLayer

from course_helpers.framework import ActivationFunction, Layer, Network, relu, softmax
from course_helpers.framework.step import step

LOSSES = {
    "mse": (Network.mse_loss, lambda z, y: ((torch.softmax(z, 1) - y) ** 2).sum() / len(y)),
    "cross_entropy": (Network.cross_entropy_loss, torch.nn.functional.cross_entropy),
}
sizes = st.lists(st.integers(1, 9), min_size=2, max_size=4)


def double_network(sizes, seed):
    rng = np.random.default_rng(seed)
    kinds = [relu] * (len(sizes) - 2) + [softmax]
    layers = [Layer(a, b, kind) for a, b, kind in zip(sizes, sizes[1:], kinds, strict=False)]
    for layer in layers:
        layer.weightsForNext = rng.normal(size=layer.weightsForNext.shape)
        layer.biasesForNext = rng.normal(size=layer.biasesForNext.shape)
    return Network(layers)


def examples(sizes, n, seed):
    rng = np.random.default_rng(seed + 1)
    return rng.normal(size=(n, sizes[0])), np.eye(sizes[-1])[rng.integers(sizes[-1], size=n)]


def autograd(network, inputs, labels, torch_loss):
    values = torch.tensor(inputs, requires_grad=True)
    leaves, a = [], values
    for number, layer in enumerate(network.layers):
        w = torch.tensor(layer.weightsForNext, requires_grad=True)
        b = torch.tensor(layer.biasesForNext, requires_grad=True)
        leaves.append((b, w))
        a = a @ w + b
        if number < len(network.layers) - 1:
            a = torch.relu(a)
    loss = torch_loss(a, torch.tensor(labels))
    loss.backward()
    return loss.item(), [(b.grad.numpy(), w.grad.numpy()) for b, w in leaves], values.grad.numpy()


def assert_same(ours, theirs):
    np.testing.assert_allclose(ours, theirs, rtol=1e-6, atol=1e-12)


@pytest.mark.parametrize("name", LOSSES)
@settings(max_examples=60, deadline=None)
@given(sizes=sizes, n=st.integers(1, 8), seed=st.integers(0, 2**16))
def test_derivatives_agree_with_autograd(name, sizes, n, seed):
    loss, torch_loss = LOSSES[name]
    network = double_network(sizes, seed)
    inputs, labels = examples(sizes, n, seed)
    losses, derivative = loss(network.feedForward(inputs, recording=True), labels)
    value, parameters, input_gradient = autograd(network, inputs, labels, torch_loss)
    assert_same(losses.sum() / n, value)
    for layer, (b_torch, w_torch) in zip(reversed(network.layers), reversed(parameters), strict=True):
        b, w, derivative = layer.getDerivatives(derivative)
        assert_same(b, b_torch)
        assert_same(w, w_torch)
    assert_same(derivative / n, input_gradient)  # one row per example, not yet the mean


@pytest.mark.parametrize("name", LOSSES)
@settings(max_examples=30, deadline=None)
@given(sizes=sizes, n=st.integers(1, 8), seed=st.integers(0, 2**16))
def test_the_fast_step_agrees_with_autograd(name, sizes, n, seed):
    loss, torch_loss = LOSSES[name]
    network = double_network(sizes, seed)
    inputs, labels = examples(sizes, n, seed)
    _, parameters, _ = autograd(network, inputs, labels, torch_loss)
    before = [(layer.biasesForNext.copy(), layer.weightsForNext.copy()) for layer in network.layers]
    step(network.layers, inputs, labels, 0.5, loss)
    for layer, (b, w), (b_torch, w_torch) in zip(network.layers, before, parameters, strict=True):
        assert_same(layer.biasesForNext, b - 0.5 * b_torch)
        assert_same(layer.weightsForNext, w - 0.5 * w_torch)


def test_cross_entropy_of_a_hopeless_guess_still_has_its_gradient():
    layer = Layer(1, 2, softmax)
    layer.weightsForNext = np.array([[500.0, -500.0]], dtype=np.float32)
    outputs = layer.feedForward(np.ones((1, 1)), recording=True)
    loss, derivative = Network.cross_entropy_loss(outputs, np.array([[0, 1]], dtype=np.float32))
    b, _, _ = layer.getDerivatives(derivative)
    assert np.isfinite(loss).all()
    np.testing.assert_allclose(b, [1, -1], rtol=1e-6)


def test_softmax_derivative_is_the_lesson_s_own_path():
    z = np.random.default_rng(0).normal(size=(4, 3))
    p = torch.softmax(torch.tensor(z), 1).numpy()
    jacobian = torch.autograd.functional.jacobian(lambda row: torch.softmax(row, 0), torch.tensor(z[0]))
    assert_same(softmax.derivative(z), p * (1 - p))
    assert_same(softmax.derivative(z)[0], jacobian.diagonal().numpy())


HIDDEN = {
    "tanh": (ActivationFunction(np.tanh, lambda z: 1 - np.tanh(z) ** 2), torch.tanh),
    "sigmoid": (
        ActivationFunction(lambda z: 1 / (1 + np.exp(-z)), lambda z: np.exp(-z) / (1 + np.exp(-z)) ** 2),
        torch.sigmoid,
    ),
    "none": (ActivationFunction(lambda z: z, np.ones_like), lambda z: z),
}


@pytest.mark.parametrize("name", HIDDEN)
def test_a_pupil_s_activation_and_a_single_output_agree_with_autograd(name):
    ours, theirs = HIDDEN[name]
    network = Network([Layer(3, 4, ours), Layer(4, 1, ours)])
    rng = np.random.default_rng(1)
    for layer in network.layers:
        layer.weightsForNext = rng.normal(size=layer.weightsForNext.shape)
        layer.biasesForNext = rng.normal(size=layer.biasesForNext.shape)
    inputs, labels = rng.normal(size=(6, 3)), rng.normal(size=(6, 1))
    leaves = [
        (
            torch.tensor(layer.biasesForNext, requires_grad=True),
            torch.tensor(layer.weightsForNext, requires_grad=True),
        )
        for layer in network.layers
    ]
    a = torch.tensor(inputs)
    for b, w in leaves:
        a = theirs(a @ w + b)
    ((a - torch.tensor(labels)) ** 2).sum().div(6).backward()
    _, derivative = Network.mse_loss(network.feedForward(inputs, recording=True), labels)
    for layer, (b, w) in zip(reversed(network.layers), reversed(leaves), strict=True):
        found = layer.getDerivatives(derivative)
        assert_same(found[0], b.grad.numpy())
        assert_same(found[1], w.grad.numpy())
        derivative = found[2]


@pytest.mark.parametrize("kind", [Layer, DoubleLayer])
def test_the_lesson_s_softmax_takes_only_the_diagonal_of_the_jacobian(kind):
    lesson = ActivationFunction(softmax.function, softmax.derivative)
    layer = kind(3, 4, lesson, seed=2)
    rng = np.random.default_rng(3)
    inputs, outputDerivative = rng.normal(size=(5, 3)), rng.normal(size=(5, 4))
    layer.feedForward(inputs, recording=True)
    diagonal = [
        torch.autograd.functional.jacobian(lambda row: torch.softmax(row, 0), torch.tensor(z))
        .diagonal()
        .numpy()
        for z in layer.last_z.astype(float)
    ]
    delta = np.array(diagonal) * outputDerivative
    b, w, a = layer.getDerivatives(outputDerivative)
    for ours, definition in (
        (b, delta.mean(axis=0)),
        (w, layer.last_values.T @ delta / 5),
        (a, delta @ layer.weightsForNext.T),
    ):
        np.testing.assert_allclose(ours, definition, rtol=1e-4, atol=1e-6)
