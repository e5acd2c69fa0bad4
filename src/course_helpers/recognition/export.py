"""The network and the numbers of its preparation in one file that a page reads without Python.

The file, all numbers little-endian: 4 bytes, the length n of the head (unsigned); n bytes of JSON in UTF-8,
filled up with spaces so that what follows begins at a multiple of 4; then the weights as 16-bit floats (IEEE
754), each array in the order of C. The head has ``arrays``, a list of ``name``, ``shape`` and ``offset`` (in
numbers, not in bytes), and ``prepare``, the constants of the steps below.

A drawing is a list of lines, each a list of points (x, y) with y down, in any unit. Step by step:

1. Leave out specks (`lines.without_specks`): with fewer than 2 lines, nothing. The length of a line counts
   at least ``dot`` times the larger side of the box around all points. Lengths sorted from small to large,
   the usual length is the first at which their running sum reaches half of the total. A line goes if it is
   shorter than the smaller of ``speck`` times the total and ``beside`` times the usual length.
2. Fill the box (`normalise.fill_box`): scale = (``box`` - ``pen``) / max(``smallest``, larger side); each
   point becomes (point - middle of the box) * scale + 14.
3. Curves (`curves.curved`): equal neighbours become one point. In a line of at least 3 points two points
   more than ``apart`` pixels apart get ``parts`` - 1 points between them, on the natural cubic spline of the
   whole line; from each point to the next its parameter grows by the root of their distance.
4. Fill the box again, then leave out points within ``fine`` pixels of the chord (`lines.simplify`:
   cut at the farthest point; of those within 1e-9 the first).
5. Draw (`pen.coverage`): a pixel is clip(``pen`` / 2 + 0.5 - distance from its middle to the nearest
   segment, 0, 1), as a 32-bit float.
6. Shift all lines so that the centre of mass of that picture comes to (14, 14), and draw again: 28 x 28
   inputs.
7. Network: conv1, relu, 2 x 2 maximum; conv2, relu, 2 x 2 maximum; conv3, relu; conv4, relu, added to what
   went into conv4, 2 x 2 maximum (7 x 7 become 4 x 4: a row and a column of zeros follow the last ones);
   full1, relu; full2. Convolutions are 3 x 3 with a border of zeros. Of the eleven outputs the first ten are
   the digits' scores: their softmax is what is shown. The last one of the softmax of all eleven is how
   likely it is no digit; from 0.5 on it is told as none.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

from course_helpers.recognition import curves, lines, normalise
from course_helpers.recognition.network import stored_weights

if TYPE_CHECKING:
    import os


def exported() -> bytes:
    """Return the shipped network as the page reads it; the module's docstring says how it is laid out."""
    weights = stored_weights()
    arrays, offset = [], 0
    for name, values in weights.items():
        arrays.append({"name": name, "shape": list(values.shape), "offset": offset})
        offset += values.size
    prepare = {
        "speck": lines.SPECK, "beside": lines.BESIDE, "dot": lines.DOT,
        "box": normalise.BOX, "pen": normalise.PEN, "smallest": normalise.SMALLEST, "fine": normalise.FINE,
        "apart": curves.APART, "parts": curves.PARTS,
    }  # fmt: skip
    head = json.dumps({"arrays": arrays, "prepare": prepare}).encode()
    head += b" " * (-len(head) % 4)
    body = b"".join(values.astype("<f2").tobytes() for values in weights.values())
    return len(head).to_bytes(4, "little") + head + body


def export_for_page(path: str | os.PathLike[str]) -> None:
    """Write `exported` into a file."""
    Path(path).write_bytes(exported())
