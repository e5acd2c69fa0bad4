"""``hxtorch.perceptron.constants``: ranges and sizes of the chip (electronicvisions/hxtorch, March 2026)."""

from __future__ import annotations

from types import SimpleNamespace

__all__ = [
    "defaults",
    "hardware_matrix_height",
    "hardware_matrix_width",
    "input_activation_max",
    "input_activation_min",
    "output_activation_max",
    "output_activation_min",
    "synaptic_weight_max",
    "synaptic_weight_min",
]

synaptic_weight_min = -63
synaptic_weight_max = 63
input_activation_min = 0
input_activation_max = 31
output_activation_min = -128
output_activation_max = 127
hardware_matrix_height = 128
hardware_matrix_width = 256

defaults = SimpleNamespace(gain=0.002, noise_std=2.0, wait_between_events=5)
