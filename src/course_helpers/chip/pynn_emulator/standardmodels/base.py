"""What all kinds of cells have in common: parameters with names, one value or as many as neurons."""

from __future__ import annotations

from abc import ABC, abstractmethod
from typing import TYPE_CHECKING, Any, ClassVar

import numpy as np

from course_helpers.chip.pynn_emulator.errors import InvalidDimensionsError

if TYPE_CHECKING:
    from numpy.typing import NDArray


class Cell(ABC):
    """A kind of cell with the parameters that were given.

    Parameters
    ----------
    **parameters
        Values by name: one, or as many as the population has neurons.
    """

    default_parameters: ClassVar[dict[str, Any]]
    recordable: ClassVar[list[str]]
    receptor_types: ClassVar[list[str]] = []
    on_chip: ClassVar[bool] = False

    def __init__(self, *without_name: object, **parameters: object) -> None:
        if without_name:
            raise TypeError(
                f"{type(self).__name__} braucht Parameter mit Namen. Aus einem dict nimmst du sie mit zwei "
                f"Sternen: {type(self).__name__}(**parameter). Gesehen: {without_name[0]!r:.80}."
            )
        self.parameters = {name: self.checked(name, value) for name, value in parameters.items()}

    @classmethod
    def get_parameter_names(cls) -> list[str]:
        """Return the names of all parameters."""
        return list(cls.default_parameters)

    @classmethod
    def can_record(cls, variable: str) -> bool:
        """Return whether there is such a thing to record."""
        return variable in cls.recordable

    @classmethod
    @abstractmethod
    def checked(cls, name: str, value: object) -> NDArray[Any]:
        """Return a parameter's values, of shape () or (neurons,); raise if they cannot be meant."""

    @classmethod
    def spread(cls, name: str, values: NDArray[Any], size: int) -> NDArray[Any]:
        """Return one value for each of ``size`` neurons.

        Raises
        ------
        InvalidDimensionsError
            If there are more or fewer.
        """
        if values.shape not in {(), (size,)}:
            raise InvalidDimensionsError(
                f"{name} braucht einen Wert oder {size}, für jedes Neuron einen; du gibst {values.size}."
            )
        return np.array(np.broadcast_to(values, (size,)))
