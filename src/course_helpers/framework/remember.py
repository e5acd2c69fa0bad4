"""How a layer is put back after a failed training, whatever its attributes are called."""

from __future__ import annotations

from copy import deepcopy
from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Callable


def remember(layer: Any) -> Callable[[], None]:
    """Return what puts the attributes of ``layer`` back to what they are now.

    Arrays stay the same objects, also where `sgd` has put new ones in their place. What the layer records
    (``last_…``) is large and never changed in place: it is kept, not copied.
    """
    attributes = getattr(layer, "__dict__", {})
    before = dict(attributes)
    copies = {
        name: deepcopy(value)
        for name, value in before.items()
        if isinstance(value, (np.ndarray, list, dict)) and not name.startswith("last_")
    }

    def put_back() -> None:
        attributes.clear()
        attributes.update(before)
        for name, copy in copies.items():
            if isinstance(copy, np.ndarray):
                before[name][...] = copy
            else:
                attributes[name] = copy

    return put_back
