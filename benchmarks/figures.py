"""What a benchmark reports: one figure with its goal, printed as one row of a table."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Figure:
    """One measured figure.

    Parameters
    ----------
    name : str
        What was measured, on which input.
    value : float
        The measured value.
    unit : str
        Its unit; ``"x"`` for a ratio of two times taken in one run.
    goal : float or None
        The value to reach; None where a figure is only reported.
    higher_is_better : bool
        Whether the goal is a lower (True) or an upper bound (False).
    """

    name: str
    value: float
    unit: str
    goal: float | None = None
    higher_is_better: bool = False

    @property
    def met(self) -> bool | None:
        """Whether the goal was reached; None without a goal."""
        if self.goal is None:
            return None
        return self.value >= self.goal if self.higher_is_better else self.value <= self.goal

    def row(self) -> str:
        """Return the figure as one line of the printed table."""
        sign = "" if self.goal is None else f"  goal {'>=' if self.higher_is_better else '<='} {self.goal:g}"
        verdict = {None: "", True: "  met", False: "  MISSED"}[self.met]
        return f"  {self.name:<70} {self.value:>10.3f} {self.unit:<4}{sign}{verdict}"
