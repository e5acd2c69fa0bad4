"""Draw the moving picture of the start page: a digit is written, and the network answers.

Every answer is what `course_helpers.recognition` really says to the strokes drawn so far. Run it
again when the network changes: `python -m scripts.make_start_picture`.
"""

from __future__ import annotations

from pathlib import Path

import numpy as np

from course_helpers.recognition import Stroke, fit_strokes, shipped_network

TARGET = Path(__file__).parents[1] / "book" / "_static" / "common" / "start.svg"
STEPS = 12
SECONDS = 6
SCALE = 10
"""Units of the drawing for one pixel of the 28 x 28 picture."""
BAR = 170


def three() -> np.ndarray:
    """Return the way of a pen that writes a 3: an upper and a lower bow, shape (n, 2), in pixels."""
    upper = [(13 + 5 * np.cos(a), 9 + 5 * np.sin(a)) for a in np.radians(np.linspace(-150, 80, 24))]
    lower = [(13 + 6 * np.cos(a), 19.5 + 5.5 * np.sin(a)) for a in np.radians(np.linspace(-80, 150, 28))]
    return np.array([*upper, *lower])


def answers(way: np.ndarray) -> np.ndarray:
    """Return what the network says after each part of the way, shape (STEPS, 10)."""
    network = shipped_network()
    ends = np.linspace(0, len(way), STEPS + 1).round().astype(int)[1:]
    parts = [[Stroke(2.4, points=[tuple(point) for point in way[:end].tolist()])] for end in ends]
    return np.array([network(fit_strokes(part)) for part in parts])


def bar(digit: int, shares: np.ndarray, colour: str) -> str:
    """Return one digit's bar; CSS (unlike SMIL) can stand still where readers want no motion."""
    times = np.linspace(0, 60, STEPS + 1)
    frames = " ".join(
        f"{t:.0f}% {{ transform: scaleX({share:.3f}); }}"
        for t, share in zip(times, [0, *shares], strict=True)
    )
    y = 24 + 25 * digit
    return (
        f"<style>@keyframes b{digit} {{ {frames} 100% {{ transform: scaleX({shares[-1]:.3f}); }} }}</style>"
        f'<text x="316" y="{y + 15}" class="name">{digit}</text>'
        f'<rect x="332" y="{y}" width="{BAR}" height="18" rx="3" class="leer"/>'
        f'<rect x="332" y="{y}" width="{BAR}" height="18" class="balken {colour}" '
        f'style="transform: scaleX({shares[-1]:.3f}); animation-name: b{digit}"/>'
    )


def picture() -> str:
    """Return the whole SVG."""
    way = three()
    shares = answers(way)
    best = int(shares[-1].argmax())
    path = "M" + " L".join(f"{10 + SCALE * x:.0f} {10 + SCALE * y:.0f}" for x, y in way)
    bars = "\n".join(
        bar(digit, shares[:, digit], "antwort" if digit == best else "rest") for digit in range(10)
    )
    return f"""<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 520 300" role="img" aria-labelledby="t">
<title id="t">Ein Stift schreibt eine {best}. Zehn Balken daneben zeigen die Antworten des Netzes.</title>
<style>
.blatt {{ fill: #fff; stroke: #8696a5; }}
.stift {{ fill: none; stroke: #1b2733; stroke-width: 24;
  stroke-linecap: round; stroke-linejoin: round; }}
.name {{ font: 600 15px system-ui, sans-serif; fill: #5d6f80; text-anchor: end; }}
.leer {{ fill: #8696a5; opacity: .22; }} .rest {{ fill: #4f93c4; }} .antwort {{ fill: #e08a1e; }}
@media (prefers-color-scheme: dark) {{ .name {{ fill: #a9b7c4; }} .leer {{ opacity: .4; }} }}
.stift {{ stroke-dasharray: 1; animation: s {SECONDS}s linear 2; }}
@keyframes s {{ 0% {{ stroke-dashoffset: 1; }} 60%, 100% {{ stroke-dashoffset: 0; }} }}
.balken {{ transform-origin: 332px 0; animation-duration: {SECONDS}s; animation-timing-function: linear;
  animation-iteration-count: 2; }}
@media (prefers-reduced-motion: reduce) {{ .stift, .balken {{ animation: none !important; }} }}
</style>
<rect x="10" y="10" width="280" height="280" rx="8" class="blatt"/>
<path d="{path}" pathLength="1" class="stift"/>
{bars}
</svg>
"""


if __name__ == "__main__":
    TARGET.write_text(picture(), encoding="utf-8")
    print(TARGET.name, [f"{share:.2f}" for share in answers(three())[-1]])
