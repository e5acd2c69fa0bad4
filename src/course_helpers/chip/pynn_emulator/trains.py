"""neo's list of spike trains, which numpy can take, too. Needs neo: imported when data are asked for."""

from __future__ import annotations

from typing import Any

import numpy as np
from neo.core.spiketrainlist import SpikeTrainList


class Trains(SpikeTrainList):  # type: ignore[misc]  # neo publishes no types
    """Spike trains of several neurons.

    The lab's chapter gs_04-2 makes an array of them: ``np.array(segment.spiketrains)``. Since version 1.24
    numpy refuses a list of arrays of unequal lengths, unless it says itself how it becomes one.
    """

    def __array__(self, dtype: Any = None, copy: bool | None = None) -> np.ndarray[Any, np.dtype[Any]]:
        """Return an array of objects, one train for each neuron."""
        result = np.empty(len(self), dtype=object)
        for index, train in enumerate(self):
            result[index] = train
        return result
