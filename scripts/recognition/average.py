"""Average the stored weights with earlier ones: ``python -m scripts.recognition.average EARLIER``.

Training goes on where the stored weights stand (``train --onward``), so that both lie in one valley and
their mean has what each is good at (M. Wortsman et al., "Model soups", 2022): the last round taught digits
of few positions and cost some of MNIST's; 0.6 of it and 0.4 of before keep both. How sure the answers are
is adjusted anew, and ``weights.txt`` written.
"""

from __future__ import annotations

import argparse
from typing import Any

import numpy as np

from course_helpers.recognition.network import DigitReader
from scripts.recognition import pendigits
from scripts.recognition.judge import report
from scripts.recognition.train import HOME, begun, honest, note


def main() -> None:
    """Average, store and judge."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("earlier", help="weights.npz of an earlier round")
    parser.add_argument("--share", type=float, default=0.6, help="of the stored weights")
    parser.add_argument("--pendigits", required=True, help="pendigits-orig.tra, plain or .gz")
    given = parser.parse_args()
    reader, earlier = begun(HOME / "weights.npz"), begun(given.earlier)
    for now, before in zip(reader.parameters(), earlier.parameters(), strict=True):
        now.data.lerp_(before.data, 1 - given.share)
    digits = pendigits.read(given.pendigits)
    arrays: dict[str, Any] = honest(reader.eval(), pendigits.of(digits, pendigits.validated))
    np.savez_compressed(HOME / "weights.npz", **arrays)
    text = note(digits, report(DigitReader(arrays), pendigits.of(digits, pendigits.judged)))
    (HOME / "weights.txt").write_text(text, encoding="utf-8")
    print(text)


if __name__ == "__main__":
    main()
