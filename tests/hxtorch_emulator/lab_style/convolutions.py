"""The convolutions as the lab tests them: shapes, gradients, and copies of the kernel side by side."""

import unittest
from functools import partial

import hxtorch
import torch

p = hxtorch.perceptron


def drawn(shape, scale):
    return (torch.randn(shape) * scale / 4 + scale / 2).clamp(0, scale).requires_grad_()


class ChipConv1d(unittest.TestCase):
    conv = p.conv1d
    plain = torch.conv1d
    cases = (
        ((3, 1, 30), (1, 1, 5), 7),
        ((2, 1, 128), (14, 1, 43), 5),
        ((2, 1, 138), (14, 1, 43), 5),
        ((4, 5, 30), (4, 5, 5), 2),
        ((2, 3, 30), (1, 3, 5), (4,)),
    )

    @classmethod
    def setUpClass(cls):
        hxtorch.init_hardware(ann=True)
        measured = p.measure_mock_parameter()
        p.set_mock_parameter(measured)
        cls.gain = measured.gain

    @classmethod
    def tearDownClass(cls):
        hxtorch.release_hardware()

    def test_shapes_and_gradients_are_those_of_torch(self):
        for shape, kernel, stride in self.cases:
            for biased in (False, True):
                with self.subTest(shape=shape, kernel=kernel, biased=biased):
                    x, weight = drawn(shape, 12), drawn(kernel, 20)
                    bias = torch.ones(kernel[0], requires_grad=True) if biased else None
                    result = self.conv(input=x, weight=weight, bias=bias, stride=stride)
                    plain = self.plain(x, weight, bias, stride)
                    self.assertTrue(result.is_contiguous())
                    self.assertEqual(result.size(), plain.size())
                    learning = {x: self.gain, weight: self.gain}
                    if biased:
                        learning[bias] = 1.0  # added in float
                    ours, torchs = (torch.autograd.grad(y.sum(), list(learning)) for y in (result, plain))
                    for one, other, gain in zip(ours, torchs, learning.values(), strict=True):
                        self.assertTrue(torch.allclose(one, other * gain, rtol=0.001))

    def test_what_does_not_fit(self):
        shape, kernel, _ = self.cases[0]
        wrong = [(shape[1:], kernel), ((1, 2, *shape[2:]), kernel), (shape, (1, 1, *(99 for _ in shape[2:])))]
        for x, weight in wrong:
            with self.subTest(x=x, weight=weight), self.assertRaises(RuntimeError):
                self.conv(torch.ones(x), torch.ones(weight))


class OnMock:
    @classmethod
    def setUpClass(cls):
        p.set_mock_parameter(p.MockParameter())
        cls.gain = p.MockParameter().gain


class MockConv1d(OnMock, ChipConv1d):
    conv = partial(p.conv1d, mock=True)


class ExpandedConv1d(ChipConv1d):
    conv = partial(p.expanded_conv1d, num_expansions=18, num_sends=4, mock=True)

    @classmethod
    def setUpClass(cls):
        p.set_mock_parameter(p.MockParameter(gain=0.0015, noise_std=0))
        cls.gain = 4 * 0.0015

    def test_copies_side_by_side_change_nothing_but_the_cuts(self):
        for shape, kernel, stride in self.cases:
            x, weight = drawn(shape, 12), drawn(kernel, 20)
            single = p.conv1d(x, weight, stride=stride, num_sends=4, mock=True)
            step = stride if isinstance(stride, int) else stride[0]
            blocks = -(-(shape[1] * (step * 18 + kernel[2])) // 128)  # each cut rounds down once
            self.assertTrue(torch.allclose(self.conv(x, weight, stride=stride), single, atol=blocks))


class ChipConv2d(ChipConv1d):
    conv = p.conv2d
    plain = torch.conv2d
    cases = (
        ((1, 1, 30, 60), (1, 1, 5, 10), (7, 14)),
        ((2, 3, 30, 60), (4, 3, 5, 10), (4, 8)),
        ((2, 3, 12, 12), (4, 3, 3, 3), 2),
    )


class MockConv2d(OnMock, ChipConv2d):
    conv = partial(p.conv2d, mock=True)


if __name__ == "__main__":
    unittest.main()
