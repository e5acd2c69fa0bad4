"""Addresses of the lab and the limits within which we talk to them."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True)
class Transfer:
    """Limits of one download.

    Attributes
    ----------
    idle_seconds : float
        Longest silence on the line, also while connecting.
    total_seconds : float
        Longest duration of one attempt, however steadily it drips.
    max_bytes : int
        Largest body that is read.
    attempts : int
        How often a passing fault is tried again, the first attempt included.
    first_pause : float
        Seconds before the second attempt; doubles with every further one.
    """

    max_bytes: int
    idle_seconds: float = 5.0
    total_seconds: float = 20.0
    attempts: int = 3
    first_pause: float = 0.5


@dataclass(frozen=True)
class Lab:
    """Where the lab publishes its chips and their calibrations.

    Attributes
    ----------
    setups_url : str
        CSV with the columns ``Host`` and ``Port``, one chip setup a row.
    calibration_url : str
        Folder of the calibrations; below it ``<chip>/stable/<source folder>/<file name>``.
    setups, calibration : Transfer
        Limits of the two downloads.
    probe_seconds : float
        How long a chip server may take to accept a TCP connection.
    """

    setups_url: str = "https://quiggeldy.bioai.eu/nmpi/quiggeldy_setups_experimental.csv"
    calibration_url: str = "https://openproject.bioai.eu/data_calibration/hicann-dls-sr-hx"
    setups: Transfer = field(default=Transfer(max_bytes=1_000_000))
    # a hagen calibration has a few megabytes; the limit only keeps an endless body from filling the disk
    calibration: Transfer = field(default=Transfer(max_bytes=100_000_000, total_seconds=120.0))
    probe_seconds: float = 3.0


LAB = Lab()
