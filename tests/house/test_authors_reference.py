"""The authors' reference in the repository is the one that the code gives."""

from __future__ import annotations

from scripts.authors_reference import TARGET, reference


def test_the_reference_is_what_the_docstrings_say():
    assert TARGET.read_text("utf-8") == reference(), "write it anew: python -m scripts.authors_reference"
