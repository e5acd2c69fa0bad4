"""The lesson's names and recipe, as the seed's notebook with filled gaps uses them."""

import subprocess
import sys

import numpy as np
import pytest

from course_helpers.framework import ActivationFunction, Layer, Network, relu, softmax
from course_helpers.mnist import load_subset, to_categorical


class PupilsLayer(Layer):
    """A pupil's solution of the three gaps, with the lesson's simplified softmax derivative."""

    def feedForward(self, neurons, recording=False):
        z = neurons @ self.weightsForNext + self.biasesForNext
        if recording:
            self.last_z, self.last_values = z, neurons
        return self.activationFunction.function(z)

    def getDerivatives(self, outputDerivative):
        f = 1 / outputDerivative.shape[0]
        z = self.activationFunction.derivative(self.last_z) * outputDerivative
        return f * np.sum(z, axis=0), f * (self.last_values.T @ z), z @ self.weightsForNext.T

    def sgd(self, derivatives, learningRate):
        self.biasesForNext -= learningRate * derivatives[0]
        self.weightsForNext -= learningRate * derivatives[1]


@pytest.fixture(scope="module")
def digits():
    (images, labels), (test_images, test_labels) = load_subset()
    flat = [x.reshape(-1, 784).astype("float32") / 255 for x in (images[:2000], test_images[:1000])]
    return flat[0], labels[:2000], flat[1], test_labels[:1000]


@pytest.mark.parametrize("kind", [Layer, PupilsLayer])
def test_the_lesson_s_recipe_learns_digits(digits, kind):
    images, labels, test_images, test_labels = digits
    n = Network([kind(784, 16, relu, 1), kind(16, 16, relu, 2), kind(16, 10, softmax, 3)])
    losses = [n.train(images, to_categorical(labels, num_classes=10), 0.9) for _ in range(60)]
    outputs = n.feedForward(test_images)
    assert losses[-1] < 0.6 * losses[0]
    assert np.count_nonzero(np.argmax(outputs, axis=1) == test_labels) > 0.6 * len(test_labels)
    assert np.argmax(n.feedForward(test_images[7].reshape(1, 784))) in range(10)


def test_mse_loss_is_called_on_the_class():
    outputs = np.array([[0.5, 0.5], [1.0, 0.0]])
    loss, derivative = Network.mse_loss(outputs, np.array([[1.0, 0.0], [1.0, 0.0]]))
    np.testing.assert_allclose(loss, [0.25, 0.25])
    np.testing.assert_allclose(derivative, [[-1, 1], [0, 0]])


def test_train_returns_the_mean_loss_before_its_one_step():
    n = Network([Layer(3, 2, softmax, seed=0)])
    inputs, labels = np.eye(3, dtype="f"), np.array([[1, 0], [0, 1], [1, 0]], dtype="f")
    expected = ((n.feedForward(inputs) - labels) ** 2).sum() / 3
    assert n.train(inputs, labels, 0.5) == pytest.approx(expected, rel=1e-6)
    assert n.train(inputs, labels) < expected


def test_layer_starts_at_random_in_float32_and_repeatably():
    layer = Layer(784, 16, relu)
    assert layer.weightsForNext.shape == (784, 16)
    assert layer.biasesForNext.shape == (16,)
    assert layer.weightsForNext.dtype == layer.biasesForNext.dtype == np.float32
    assert layer.weightsForNext.std() > 0
    assert len(layer.last_z) == len(layer.last_values) == 0
    assert (layer.weightsForNext != Layer(784, 16, relu).weightsForNext).any()
    np.testing.assert_array_equal(Layer(5, 4, relu, 3).weightsForNext, Layer(5, 4, relu, 3).weightsForNext)


def test_recording_is_only_on_request():
    layer = Layer(2, 2, relu)
    layer.feedForward(np.ones((4, 2)))
    assert len(layer.last_z) == 0
    layer.feedForward(np.ones((4, 2)), recording=True)
    assert layer.last_z.shape == layer.last_values.shape == (4, 2)


def test_relu_and_an_own_activation_function():
    z = np.array([[-1.0, 0.0, 2.0]])
    np.testing.assert_array_equal(relu.derivative(z), z > 0)
    np.testing.assert_array_equal(relu.function(z), [[0, 0, 2]])
    own = ActivationFunction(np.tanh, lambda z: 1 - np.tanh(z) ** 2)
    n = Network([Layer(3, 4, own, 1), Layer(4, 2, softmax, 2)])
    assert n.train(z, np.array([[0, 1]]), 0.5) > n.train(z, np.array([[0, 1]]), 0.5)


def test_softmax_survives_large_values():
    p = softmax.function(np.array([[1e4, -1e4, 0.0]]))
    np.testing.assert_allclose(p, [[1, 0, 0]], atol=1e-300)
    assert (p > 0).all()


def test_import_brings_no_torch_and_no_warning():
    code = "import sys, course_helpers.framework; assert 'torch' not in sys.modules"
    subprocess.run([sys.executable, "-W", "error", "-c", code], check=True)
