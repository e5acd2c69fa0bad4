"""mac and matmul as the lab tests them: functions as class attributes, a class for the chip, one for mock."""

import unittest
from functools import partial
from itertools import product
from typing import ClassVar

import hxtorch
import torch
from hxtorch import logger

logger.reset()
logger.default_config(level=logger.LogLevel.WARN)
logger.set_loglevel(logger.get("grenade"), logger.LogLevel.ERROR)
constants = hxtorch.perceptron.constants


def half_full(*shape, scale=15.0):
    return (torch.rand(shape) * scale + scale / 2).requires_grad_()


def across(values):
    if values.dim() == 1:
        return values
    return values.detach().mT.contiguous().mT.requires_grad_()


class ChipMac(unittest.TestCase):
    mac = hxtorch.perceptron.mac

    @classmethod
    def setUpClass(cls):
        hxtorch.init_hardware_minimal()

    @classmethod
    def tearDownClass(cls):
        hxtorch.release_hardware()

    def test_shapes(self):
        self.assertEqual(self.mac(torch.ones(5), torch.ones(5, 3)).size(), torch.Size([3]))
        self.assertEqual(self.mac(torch.ones(10, 5), torch.ones(5, 3)).size(), torch.Size([10, 3]))
        for inputs, weights in [((5,), (5, 3, 4)), ((2, 2, 5), (5, 3)), ((4,), (5, 3))]:
            with self.subTest(inputs=inputs, weights=weights), self.assertRaises(RuntimeError):
                self.mac(torch.ones(inputs), torch.ones(weights))

    def test_ranges(self):
        for inputs, weights in [(-1.0, 1.0), (32.0, 1.0), (1.0, 64.0), (1.0, -64.0)]:
            with self.subTest(inputs=inputs, weights=weights), self.assertRaises(OverflowError):
                self.mac(torch.full((5,), inputs), torch.full((5, 3), weights))

    def test_types(self):
        with self.assertRaises(TypeError):
            self.mac([1.0], torch.ones(1, 3))
        with self.assertRaises(TypeError):
            self.mac(torch.ones(1), torch.ones(1, 3), num_sends=1.5)

    def test_only_weights_learn(self):
        weights = torch.ones(5, 3, requires_grad=True)
        self.mac(torch.ones(10, 5), weights).sum().backward()
        gain = hxtorch.perceptron.get_mock_parameter().gain
        self.assertTrue(torch.allclose(weights.grad, torch.full((5, 3), 10 * gain)))


class MockMac(ChipMac):
    mac = partial(hxtorch.perceptron.mac, mock=True)

    @classmethod
    def setUpClass(cls):
        pass

    @classmethod
    def tearDownClass(cls):
        pass


class TorchMatmul(unittest.TestCase):
    matmul: ClassVar = torch.matmul
    gain: ClassVar[float] = 1.0
    noise_std: ClassVar[float] = 0.0

    def test_shapes_and_gradients_are_those_of_torch(self):
        pairs = product([(128,), (3, 128), (2, 3, 128)], [(128,), (128, 5)])
        for inputs, weights in pairs:
            for flipped in (False, True):
                with self.subTest(inputs=inputs, weights=weights, flipped=flipped):
                    x, w = half_full(*inputs), half_full(*weights)
                    if flipped:  # neither lies in memory in order
                        x, w = (across(part) for part in (x, w))
                    result, plain = self.matmul(input=x, other=w), torch.matmul(x, w)
                    self.assertEqual(result.size(), plain.size())
                    self.assertTrue(result.is_contiguous())
                    ours = torch.autograd.grad(result.sum(), (x, w))
                    for one, other in zip(ours, torch.autograd.grad(plain.sum(), (x, w)), strict=True):
                        self.assertTrue(torch.allclose(one, other * self.gain, rtol=0.001))

    def test_gain_and_noise(self):
        x, w = torch.full((100, 128), 12.0), torch.full((128, 256), 15.0)
        result, plain = self.matmul(x, w), torch.matmul(x, w)
        gain = (result / plain).median().item()
        self.assertLess(abs(gain - self.gain), 0.25 * self.gain)
        noise = result - plain * gain
        self.assertLessEqual(noise.std(dim=0).mean(), 2 * self.noise_std)


class ChipMatmul(TorchMatmul):
    matmul: ClassVar = partial(hxtorch.perceptron.matmul, wait_between_events=10)

    @classmethod
    def setUpClass(cls):
        hxtorch.init_hardware(ann=True)
        measured = hxtorch.perceptron.measure_mock_parameter()
        hxtorch.perceptron.set_mock_parameter(measured)
        cls.gain, cls.noise_std = measured.gain, measured.noise_std

    @classmethod
    def tearDownClass(cls):
        hxtorch.release_hardware()

    def test_rows_and_columns_are_in_order(self):
        height, width = constants.hardware_matrix_height, constants.hardware_matrix_width
        for first in range(0, 2 * width, height):
            for sign in (1.0, -1.0):
                place = torch.zeros(height, 2 * width)
                place[:, first : first + height] = torch.eye(height)
                weights = place * 63 * sign
                result = self.matmul(torch.eye(height) * 31, weights, num_sends=40, wait_between_events=2)
                self.assertTrue(torch.equal(result * sign > 40, place.bool()))


class MockMatmul(TorchMatmul):
    matmul: ClassVar = partial(hxtorch.perceptron.matmul, mock=True)
    gain: ClassVar[float] = constants.defaults.gain
    noise_std: ClassVar[float] = constants.defaults.noise_std

    @classmethod
    def setUpClass(cls):
        hxtorch.perceptron.set_mock_parameter(hxtorch.perceptron.MockParameter(cls.noise_std, cls.gain))


if __name__ == "__main__":
    unittest.main()
