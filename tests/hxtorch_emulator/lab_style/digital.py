"""add, relu, converting_relu and argmax as the lab tests them, against torch."""

import unittest
from functools import partial
from typing import ClassVar

import hxtorch
import torch

hxtorch.logger.default_config(level=hxtorch.logger.LogLevel.WARN)
p = hxtorch.perceptron


class OnChip:
    @classmethod
    def setUpClass(cls):
        hxtorch.init_hardware(ann=True)

    @classmethod
    def tearDownClass(cls):
        hxtorch.release_hardware()


class ChipAdd(OnChip, unittest.TestCase):
    add: ClassVar = p.add

    def test_values_and_gradients(self):
        for shape in [(3, 128), (128,)]:
            x, other = (torch.randn(size) * 60 for size in (shape, (128,)))
            x, other = x.requires_grad_(), other.requires_grad_()
            result = self.add(input=x, other=other)
            plain = (x.clamp(-128, 127) + other.clamp(-128, 127)).clamp(-128, 127)
            self.assertTrue(torch.allclose(result, plain, atol=2.0))
            result.backward(torch.ones_like(result))
            self.assertTrue(torch.equal(x.grad, torch.ones(shape)))
            self.assertTrue(torch.equal(other.grad, torch.full((128,), float(x.numel() // 128))))

    def test_only_alpha_1(self):
        with self.assertRaises(RuntimeError):
            self.add(torch.ones(2), torch.ones(2), alpha=2)


class MockAdd(ChipAdd):
    add: ClassVar = partial(p.add, mock=True)


class ChipReLU(OnChip, unittest.TestCase):
    relu: ClassVar = p.relu
    converting_relu: ClassVar = p.converting_relu

    def inputs(self):
        yield torch.arange(-63.0, 65.0)
        yield from (torch.randn(shape) * 60 for shape in [(128,), (3, 128), (2, 3, 128)])
        yield (torch.randn(128, 3) * 60).t()

    def test_values_and_gradients(self):
        for values in self.inputs():
            for function, share, greatest in [(self.relu, 1, 127), (self.converting_relu, 4, 31)]:
                x = values.detach().requires_grad_()
                result = function(input=x)
                self.assertTrue(torch.allclose(result, (torch.relu(x) / share).clamp(max=greatest), atol=1.0))
                self.assertTrue(torch.equal(result, result.floor()))
                result.backward(torch.ones_like(result))
                self.assertTrue(torch.equal(x.grad, (x > 0) / share))


class MockReLU(ChipReLU):
    relu: ClassVar = partial(p.relu, mock=True)
    converting_relu: ClassVar = partial(p.converting_relu, mock=True)


class ChipArgmax(OnChip, unittest.TestCase):
    argmax: ClassVar = p.argmax

    def test_is_that_of_torch(self):
        for shape in [(123,), (12, 45), (2, 3, 78)]:
            for dim in [None, *range(len(shape))]:
                for keepdim in (False, True):
                    with self.subTest(shape=shape, dim=dim, keepdim=keepdim):
                        x = (torch.randn(shape) * 20).round().requires_grad_()
                        result = self.argmax(input=x, dim=dim, keepdim=keepdim)
                        self.assertTrue(torch.equal(result, torch.argmax(x, dim=dim, keepdim=keepdim)))


class MockArgmax(ChipArgmax):
    argmax: ClassVar = partial(p.argmax, mock=True)


class WithoutChip(unittest.TestCase):
    def test_nothing_computes(self):
        hxtorch.release_hardware()
        for call in (p.relu, p.converting_relu, p.argmax, partial(p.add, other=torch.ones(2))):
            with self.assertRaisesRegex(RuntimeError, r"^No connection allocated\."):
                call(input=torch.ones(2))


if __name__ == "__main__":
    unittest.main()
