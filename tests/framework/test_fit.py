"""Network.fit: learning, history, repeatability, interruption, broken trainings."""

import asyncio
import os
import subprocess
import sys

import numpy as np
import pytest
from jupyter_client.manager import start_new_kernel

from course_helpers.framework import ActivationFunction, Layer, Network, relu, softmax
from course_helpers.framework import training as training_module
from course_helpers.mnist import load_subset

CROSS = Network.cross_entropy_loss


@pytest.fixture(scope="module")
def digits():
    (images, labels), (test_images, test_labels) = load_subset()
    return (images[:3000].reshape(-1, 784) / np.float32(255), labels[:3000]), (
        test_images.reshape(-1, 784) / np.float32(255),
        test_labels,
    )


def network(hidden=32, outputs=10):
    return Network([Layer(784, hidden, relu, seed=1), Layer(hidden, outputs, softmax, seed=2)])


def weights(n):
    return [array.copy() for layer in n.layers for array in (layer.weightsForNext, layer.biasesForNext)]


def assert_equal_weights(one, other):
    for a, b in zip(one, other, strict=True):
        np.testing.assert_array_equal(a, b)


def test_a_small_network_learns_digits_and_keeps_its_history(digits):
    (images, labels), test = digits
    n = network()
    history = n.fit(images, labels, 8, 32, 0.1, seed=0, loss=CROSS, validation=test, progress=False)
    assert len(history.loss) == len(history.accuracy) == 8
    assert history.loss[-1] < 0.3 * history.loss[0]
    assert history.validation_accuracy[-1] == n.accuracy(*test) > 0.85
    assert history.validation_loss[-1] < history.validation_loss[0]
    assert repr(history).startswith("Verlauf: 8 Epochen, Fehler 0,")
    assert not history.interrupted


def test_same_seed_same_network_and_whole_numbers_equal_one_hot(digits):
    (images, labels), _ = digits
    runs = []
    few = labels[:500]
    for given, seed in ((few, 5), (np.eye(10)[few], 5), (few, 6)):
        n = network()
        n.fit(images[:500], given, 2, 64, 0.2, seed=seed, progress=False)
        assert n.accuracy(images, labels) == n.accuracy(images, np.eye(10)[labels])
        runs.append(weights(n))
    assert_equal_weights(runs[0], runs[1])
    assert (runs[0][0] != runs[2][0]).any()


def test_one_epoch_uses_every_example_once_also_the_last_short_batch():
    seen = []

    class Watching(Layer):
        def feedForward(self, neurons, recording=False):
            if recording:
                seen.append(neurons[:, 0].copy())
            return super().feedForward(neurons, recording)

    inputs = np.arange(10, dtype="f").reshape(-1, 1) / 10
    Network([Watching(1, 2, softmax, 0)]).fit(inputs, np.arange(10) % 2, 1, 4, seed=0, progress=False)
    assert [len(batch) for batch in seen] == [4, 4, 2]
    np.testing.assert_array_equal(np.sort(np.concatenate(seen)), inputs[:, 0])
    assert (np.concatenate(seen) != inputs[:, 0]).any()


def test_one_batch_of_everything_is_what_train_does():
    rng = np.random.default_rng(0)
    inputs, labels = rng.random((20, 784), dtype=np.float32), rng.integers(10, size=20)
    one, other = network(), network()
    history = one.fit(inputs, labels, 1, 20, 0.3, progress=False)
    loss = other.train(inputs, labels, 0.3)
    assert history.loss == [pytest.approx(loss, rel=1e-5)]
    for a, b in zip(weights(one), weights(other), strict=True):
        np.testing.assert_allclose(a, b, rtol=1e-4, atol=1e-6)


def test_a_pupil_s_own_methods_are_called(digits):
    (images, labels), _ = digits
    calls = []

    class Own(Layer):
        def sgd(self, derivatives, learningRate):
            calls.append(learningRate)
            super().sgd(derivatives, learningRate)

    n = Network([Own(784, 10, softmax, 0)])
    n.fit(images[:64], labels[:64], 1, 32, 0.25, progress=False)
    assert calls == [0.25, 0.25]


def test_interrupting_keeps_weights_and_history(digits, capsys, monkeypatch):
    (images, labels), _ = digits
    n = network()
    before, count = weights(n), 0
    step = training_module.step

    def interrupted(*args, **options):
        nonlocal count
        count += 1
        if count == 15:  # in the second epoch of ten batches each
            raise KeyboardInterrupt
        return step(*args, **options)

    monkeypatch.setattr(training_module, "step", interrupted)
    history = n.fit(images[:320], labels[:320], 5, 32, progress=False)
    assert history.interrupted
    assert len(history) == 1
    assert "angehalten" in repr(history)
    assert "Angehalten. Das Netz behält, was es gelernt hat." in capsys.readouterr().out
    assert (weights(n)[0] != before[0]).any()


def test_a_training_that_explodes_puts_the_weights_back(digits):
    (images, labels), _ = digits
    straight = ActivationFunction(lambda z: z, np.ones_like)  # nothing bounds its outputs
    n = Network([Layer(784, 8, straight, 1), Layer(8, 10, straight, 2)])
    before = weights(n)
    with pytest.raises(ValueError, match=r"keine Zahl mehr.*kleinere Lernrate"):
        n.fit(images, labels, 20, 32, 10, progress=False)
    assert_equal_weights(weights(n), before)


def test_cross_entropy_without_softmax_says_so(digits):
    (images, labels), _ = digits
    n = Network([Layer(784, 10, relu, 1)])
    with pytest.raises(ValueError, match="softmax als Aktivierungsfunktion der letzten Schicht"):
        n.fit(images, labels, loss=CROSS, progress=False)


def test_the_bar_is_german_and_can_be_hidden(digits, capsys):
    (images, labels), _ = digits
    network().fit(images[:64], labels[:64], 2, 32)
    assert "Schritte" in capsys.readouterr().out
    network().fit(images[:64], labels[:64], 2, 32, progress=False)
    assert not capsys.readouterr().out


ONE_EPOCH = (
    "import numpy as np; from course_helpers.framework import *;"
    "Network([Layer(2, 2, softmax)]).fit(np.ones((4, 2)), np.zeros(4, int), 1);"
)
HIDDEN = {**os.environ, "TQDM_DISABLE": "1"}


def test_the_book_s_build_hides_every_bar():
    command = [sys.executable, "-W", "error", "-c", ONE_EPOCH]
    run = subprocess.run(command, env=HIDDEN, capture_output=True, text=True, check=True)
    assert run.stdout == run.stderr == ""


@pytest.mark.parametrize(("environment", "shown"), [(HIDDEN, []), (dict(os.environ), ["widget"])])
def test_a_notebook_in_the_book_s_build_gets_no_bar_either(environment, shown):
    manager, client = start_new_kernel(kernel_name="python3", env=environment)
    data = []
    client.execute_interactive(
        ONE_EPOCH, timeout=60, output_hook=lambda m: data.extend(m["content"].get("data", {}))
    )
    client.stop_channels()
    manager.shutdown_kernel(now=True)
    assert ["widget" for kind in data if "widget" in kind] == shown


def test_fit_async_learns_the_same_and_lets_others_run(digits, monkeypatch, run_async):
    (images, labels), _ = digits
    monkeypatch.setattr("course_helpers.framework.training.PAUSE_EVERY", 0)
    one, other = network(), network()
    one.fit(images, labels, 2, seed=3, progress=False)

    async def both():
        task = asyncio.create_task(other.fit_async(images, labels, epochs=2, seed=3, progress=False))
        turns = 0
        while not task.done():
            await asyncio.sleep(0)
            turns += 1
        return await task, turns

    history, turns = run_async(both())
    assert_equal_weights(weights(one), weights(other))
    assert len(history) == 2
    assert turns > 10
