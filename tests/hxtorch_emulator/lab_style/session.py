"""What outlives a call, as the lab tests it: parameters of mock mode, recordings, the configuration."""

import tempfile
import unittest
from pathlib import Path

import hxtorch
import torch

p = hxtorch.perceptron


class Parameters(unittest.TestCase):
    def test_values(self):
        default = p.MockParameter()
        self.assertEqual(p.MockParameter(gain=default.gain, noise_std=default.noise_std), default)
        self.assertRegex(repr(default), r"^MockParameter\(noise_std=2\.0+, gain=0\.0020*\)$")

    def test_set_and_get(self):
        with self.assertRaises(OverflowError):
            p.set_mock_parameter(p.MockParameter(gain=2000))
        parameter = p.MockParameter(gain=0.0043)
        p.set_mock_parameter(parameter)
        self.assertEqual(p.get_mock_parameter(), parameter)

    def test_measured(self):
        hxtorch.init_hardware(ann=True)
        measured = p.measure_mock_parameter()
        hxtorch.release_hardware()
        self.assertTrue(0 < measured.gain <= 1)


class Recordings(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        hxtorch.init_hardware(ann=True)

    @classmethod
    def tearDownClass(cls):
        hxtorch.release_hardware()

    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.file = str(Path(folder.name) / "trace")

    def first_half(self):
        return p.mac(torch.zeros(20, 256), torch.zeros(256, 512))

    def test_empty(self):
        tracer = p.InferenceTracer(self.file)
        tracer.start()
        self.assertEqual(tracer.stop(), [])

    def test_a_recording_within_another(self):
        outer, inner = p.InferenceTracer(self.file), p.InferenceTracer(self.file + "2")
        outer.start()
        between = self.first_half()
        inner.start()
        between = p.converting_relu(p.relu(between))
        self.assertEqual(inner.stop(), ["relu", "converting_relu"])
        p.relu(p.mac(between, torch.zeros(512, 123)))
        self.assertEqual(outer.stop(), ["mac", "relu", "converting_relu", "mac", "relu"])

    def test_anything_in_between(self):
        tracer = p.InferenceTracer(self.file)
        tracer.start()
        with self.assertRaises(RuntimeError):
            p.relu(self.first_half() + 2.0)
        tracer.stop()

    def test_run_again(self):
        tracer, inputs = p.InferenceTracer(self.file), torch.arange(-128.0, 127.0)
        tracer.start()
        result = p.relu(inputs)
        tracer.stop()
        self.assertTrue(torch.equal(p.inference_trace(inputs, self.file), result))


class Configuration(unittest.TestCase):
    def spread(self):
        means = p.mac(torch.full((200, 128), 8.0), torch.full((128, 256), 20.0)).mean(dim=0)
        return float(means.std() / means.mean())

    def test_stays_when_the_connection_goes(self):
        hxtorch.init_hardware(ann=True)
        fine = self.spread()
        hxtorch.release_hardware()
        hxtorch.release_hardware()
        with self.assertRaisesRegex(RuntimeError, r"^No connection allocated\."):
            self.spread()
        hxtorch.init_hardware()
        self.assertAlmostEqual(self.spread(), fine, delta=0.01)
        hxtorch.release_hardware()


if __name__ == "__main__":
    unittest.main()
