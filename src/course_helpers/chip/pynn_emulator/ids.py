"""One neuron of a population, as ``pop[0]`` gives it: a number, and the neuron's parameters by name."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Self

import numpy as np

from course_helpers.chip.pynn_emulator.scope import Lacking

if TYPE_CHECKING:
    from collections.abc import Collection

    from course_helpers.chip.pynn_emulator.groups import PopulationView
    from course_helpers.chip.pynn_emulator.populations import Population


class ID(Lacking, int):
    """Number of a neuron among all of the network; its parameters can be read and set by name.

    Parameters
    ----------
    number : int
        The number.
    parent : Population
        Where the neuron is from.
    """

    parent: Population

    def __new__(cls, number: int, parent: Population) -> Self:
        """Make the number; see the class."""
        one = super().__new__(cls, number)
        object.__setattr__(one, "parent", parent)
        return one

    def __reduce__(self) -> tuple[type[int], tuple[int]]:
        """Copy and pickle as the bare number: a network does not follow it."""
        return int, (int(self),)

    def as_view(self) -> PopulationView:
        """Return a view of this neuron alone."""
        place = self.parent.id_to_index(self)
        return self.parent[place : place + 1]

    def get_parameters(self) -> dict[str, Any]:
        """Return all parameters by name; raises as `Group.get` does."""
        names = list(self._parameters())
        found = (one[0] for one in self.as_view().get(names, simplify=False))
        return {
            name: one.item() if isinstance(one, np.generic) else one
            for name, one in zip(names, found, strict=True)
        }

    def set_parameters(self, **values: object) -> None:
        """Set parameters; raises as `Group.set` does."""
        self.as_view().set(**values)

    def _parameters(self) -> Collection[str]:
        return self.parent.celltype.default_parameters

    if not TYPE_CHECKING:

        def __getattr__(self, name: str) -> Any:
            if not name.startswith("_") and name in self._parameters():
                return self.get_parameters()[name]
            return super().__getattr__(name)

    def __setattr__(self, name: str, value: object) -> None:
        if name not in self._parameters():  # it would be lost: the next `pop[0]` is a new one
            raise AttributeError(self._sentence(name))
        self.set_parameters(**{name: value})
