"""``torch.ops.hxtorch_perceptron``: the operations under the names that the lab registers with torch."""

from __future__ import annotations

import torch

from course_helpers.chip.hxtorch_emulator.perceptron.digital import add, argmax, converting_relu, relu
from course_helpers.chip.hxtorch_emulator.perceptron.multiply import mac, matmul

_library = torch.library.Library("hxtorch_perceptron", "DEF")  # type: ignore[no-untyped-call]  # torch drops the operations with it

_SENDING = "int num_sends=1, int wait_between_events=5, bool mock=False"
_RECORDING = "int madc_recording_neuron_id=0, str madc_recording_path=''"  # newer versions only
_OPERATIONS = {
    f"mac(Tensor x, Tensor weights, {_SENDING}, {_RECORDING}) -> Tensor": mac,
    f"matmul(Tensor input, Tensor other, {_SENDING}, {_RECORDING}) -> Tensor": matmul,
    "add(Tensor input, Tensor other, float alpha=1, bool mock=False) -> Tensor": add,
    "relu(Tensor input, bool mock=False) -> Tensor": relu,
    "converting_relu(Tensor input, int shift=2, bool mock=False) -> Tensor": converting_relu,
    "argmax(Tensor input, int? dim=None, bool keepdim=False, bool mock=False) -> Tensor": argmax,
}
for _schema, _function in _OPERATIONS.items():
    _name = _library.define(_schema)  # type: ignore[no-untyped-call]
    # composite: the functions bring their own way back
    _library.impl(_name, _function, "CompositeImplicitAutograd")  # type: ignore[no-untyped-call]
