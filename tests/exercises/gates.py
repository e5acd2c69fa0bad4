"""What to replace in a gate's printed solution, so that a net gives each wrong table of answers."""

from __future__ import annotations

import itertools


def _programs(right, *changes):
    """Let one group of senders send in just these cases (``{0}``), and the other one never."""
    wrong = [bits for bits in itertools.product((0, 1), repeat=len(right)) if bits != right]
    return {
        "".join(map(str, bits)): [(old, new.format(list(bits))) for old, new in changes] for bits in wrong
    }


GATES = {
    "oder": _programs((0, 1, 1, 1), ("sender(a)", "sender({0})"), ("sender(b)", "sender([])")),
    "und": _programs(
        (0, 0, 0, 1), ("sender(a), ziel, 30", "sender({0}), ziel, 60"), ("sender(b)", "sender([])")
    ),
    "nicht": _programs((1, 0), ("sender([1, 1])", "sender({0})"), ("sender(a)", "sender([])")),
    "entweder_oder": _programs((0, 1, 1, 0), ("sender(a), sender(b)", "sender({0}), sender([])")),
}
