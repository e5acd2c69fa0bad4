"""Make the shares of a trained network honest: as sure as it is right, and as strict as digits allow."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Arrays = dict[str, NDArray[np.floating]]

DIGITS = 10
TOLD = 0.006
"""Share of validation digits that may be told as no digit."""


def calibrated(arrays: Arrays, scores: NDArray[np.floating], truth: NDArray[np.integer]) -> Arrays:
    """Return the weights with another last layer: the same answers, honest shares.

    Parameters
    ----------
    arrays : dict of str to ndarray
        Weights as `course_helpers.recognition.DigitReader` takes them.
    scores : ndarray, shape (n, 11)
        Outputs of the last layer for digits of validation writers.
    truth : ndarray, shape (n,)

    Returns
    -------
    dict of str to ndarray
        All scores divided by one temperature (Guo et al. 2017, "On calibration of modern neural networks");
        the bias of "no digit" such that it is above one half for ``TOLD`` of these digits.
    """
    heats = np.exp(np.linspace(-1.5, 1.5, 121))
    heat = heats[np.argmin([_surprise(scores[:, :DIGITS] / heat, truth) for heat in heats])]
    cooler = scores / heat
    lead = cooler[:, DIGITS] - _log_sum(cooler[:, :DIGITS])
    bias = arrays["full2_bias"] / heat
    bias[DIGITS] -= np.quantile(lead, 1 - TOLD)
    return arrays | {"full2": arrays["full2"] / heat, "full2_bias": bias}


def short(values: NDArray[np.floating], bits: int = 6) -> NDArray[np.float16]:
    """Round numbers to so many binary digits: a quarter less to load, and no answer changes."""
    fraction, exponent = np.frexp(values.astype(np.float64))
    return np.asarray(np.ldexp(np.rint(fraction * 2**bits) / 2**bits, exponent), dtype=np.float16)


def calibration_error(shares: NDArray[np.floating], right: NDArray[np.bool_], bins: int = 15) -> float:
    """Return the expected calibration error: how far the first answer's share is from how often it is right.

    Parameters
    ----------
    shares : ndarray, shape (n,)
        Share of the first answer, 0 to 1.
    right : ndarray, shape (n,), bool
    bins : int
        Answers with about the same share are taken together in so many groups.
    """
    group = np.minimum((shares * bins).astype(int), bins - 1)
    gaps = [abs(float(np.sum(right[group == k] - shares[group == k]))) for k in range(bins)]
    return sum(gaps) / len(shares)


def _surprise(scores: NDArray[np.floating], truth: NDArray[np.integer]) -> float:
    """Return the mean negative log likelihood."""
    return float(np.mean(_log_sum(scores) - scores[np.arange(len(truth)), truth]))


def _log_sum(scores: NDArray[np.floating]) -> NDArray[np.float64]:
    """Return the logarithm of the sum of exponentials of each row."""
    high = scores.max(axis=1)
    return np.asarray(high + np.log(np.exp(scores - high[:, None]).sum(axis=1)))
