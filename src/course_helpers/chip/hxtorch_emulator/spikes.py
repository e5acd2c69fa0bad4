"""The three helpers for networks of pulses that stand at the top level of ``hxtorch``."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NoReturn

import numpy as np

from course_helpers.chip.hxtorch_emulator.scope import beyond

if TYPE_CHECKING:
    from numpy.typing import ArrayLike

_MATRIX = 2  # axes of a matrix


@dataclass(frozen=True)
class Connection:
    """One synapse: from which neuron, to which, how strong.

    Parameters
    ----------
    index_pre, index_post : (int, int)
        Neuron and compartment; neurons here have one compartment, 0.
    weight : int
        Without sign: that is told by the receptor.
    """

    index_pre: tuple[int, int]
    index_post: tuple[int, int]
    weight: int


def weight_to_connection(weight: ArrayLike, connections: ArrayLike | None = None) -> list[Connection]:
    """List the synapses of a weight matrix.

    Parameters
    ----------
    weight : array_like, shape (targets, sources), or (n,) with ``connections``
        Weights, cut to whole numbers.
    connections : array_like of int, shape (2, n), optional
        Sources and targets of the weights, where not every source meets every target.

    Returns
    -------
    list of Connection
        Row by row.
    """
    weights = np.abs(np.asarray(weight).astype(int))
    if connections is None:
        targets, sources = (axis.ravel() for axis in np.indices(weights.shape))
    else:
        sources, targets = np.asarray(connections, int)
    return [
        Connection((int(source), 0), (int(target), 0), int(one))
        for source, target, one in zip(sources, targets, weights.ravel(), strict=True)
    ]


def dense_spikes_to_list(spikes: tuple[ArrayLike, ArrayLike], input_size: int) -> list[list[list[float]]]:
    """Sort spikes by neuron.

    Parameters
    ----------
    spikes : (array_like of int, array_like of float), each of shape (batch, spikes)
        Neurons and times.
    input_size : int
        Number of neurons.

    Returns
    -------
    list
        For each entry of the batch and each neuron its times, in the order in which they come.

    Raises
    ------
    RuntimeError
        If the neurons or the times are no table, or both have different shapes.
    """
    neurons, times = (np.asarray(part) for part in spikes)
    if neurons.ndim != _MATRIX or neurons.shape != times.shape:
        raise RuntimeError(
            "dense_spikes_to_list braucht zwei gleich große Tabellen, Neuronen und Zeiten, mit einer Zeile "
            f"je Durchgang. Gesehen: Formen {neurons.shape} und {times.shape}."
        )
    return [
        [row_times[row == neuron].astype(float).tolist() for neuron in range(input_size)]
        for row, row_times in zip(neurons, times, strict=True)
    ]


def extract_n_spikes(data: object, network_graph: object, runtime: object, n_spikes: object) -> NoReturn:  # noqa: ARG001 - the lab's arguments
    """Say that the chip's own record of a network of pulses exists only in the lab (RuntimeError)."""
    raise RuntimeError(beyond("hxtorch.extract_n_spikes"))
