"""What our stand-in for torchvision leaves out, and the sentence that says so."""

from __future__ import annotations


def beyond(name: str) -> str:
    """Return the sentence about a part of ``torchvision`` that is missing; ``name`` is its full name."""
    return (
        f"{name} gibt es hier nicht: torchvision ist nicht eingerichtet, und der Kurs bringt davon nur mit, "
        "was seine Kapitel brauchen. Das sind torchvision.datasets.MNIST und aus torchvision.transforms "
        "Compose, Lambda, Normalize, RandomResizedCrop und ToTensor. Mehr gibt es im Labor, oder auf deinem "
        "Rechner nach: pip install torchvision"
    )
