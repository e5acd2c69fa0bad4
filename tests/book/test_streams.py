"""The text that a cell prints does not depend on where the kernel cut it into messages."""

from __future__ import annotations

import pytest
from nbformat.v4 import new_output

from course_helpers.site.book.streams import _coalesce_streams


@pytest.mark.parametrize("cut", range(1, 8))
def test_a_cut_anywhere_gives_the_same(cut):
    text = "eins\nzwei\n"
    pieces = [new_output("stream", name="stdout", text=part) for part in (text[:cut], text[cut:])]
    (merged,) = _coalesce_streams(pieces)
    assert merged["text"] == text
