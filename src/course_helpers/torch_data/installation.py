"""Register our digits and transforms under the name ``torchvision``, and never over the real one."""

from __future__ import annotations

import importlib
import logging

from course_helpers.stand_ins import real_one_available, register, stands_in
from course_helpers.torch_data.scope import beyond

_PACKAGE = "course_helpers.torch_data"
# every name that a chapter may import, and the module of ours that answers to it
_MODULES = {
    "torchvision": f"{_PACKAGE}.torchvision",
    "torchvision.datasets": f"{_PACKAGE}.datasets",
    "torchvision.transforms": f"{_PACKAGE}.transforms",
}

log = logging.getLogger(__name__)


def offer_torchvision() -> None:
    """Make ``from torchvision import datasets, transforms`` work: with the real one if there is one."""
    if stands_in("torchvision") or real_one_available("torchvision"):
        return
    register({name: importlib.import_module(ours) for name, ours in _MODULES.items()}, beyond)
    log.info("our digits registered as torchvision")
