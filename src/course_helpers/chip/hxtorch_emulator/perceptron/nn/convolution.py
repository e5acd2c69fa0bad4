"""``Conv1d``, ``ExpandedConv1d`` and ``Conv2d``."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal

import torch
from torch.nn.modules.conv import _ConvNd

from course_helpers.chip.hxtorch_emulator.perceptron import constants
from course_helpers.chip.hxtorch_emulator.perceptron.arguments import check_expansions
from course_helpers.chip.hxtorch_emulator.perceptron.constants import defaults
from course_helpers.chip.hxtorch_emulator.perceptron.convolution import conv1d, conv2d, expanded_conv1d
from course_helpers.chip.hxtorch_emulator.perceptron.nn.base import MACLayer, Transform
from course_helpers.chip.hxtorch_emulator.perceptron.nn.transforms import clamp_weight_

if TYPE_CHECKING:
    from collections.abc import Callable

PaddingMode = Literal["zeros", "reflect", "replicate", "circular"]


class ConvNd(MACLayer, _ConvNd):
    """Base of the convolutions: padding and transforms, then the instance's ``_conv``."""

    _conv: Callable[..., torch.Tensor]

    def forward(self, input: torch.Tensor) -> torch.Tensor:
        """Return the outputs (batch, out_channels, ...) for inputs (batch, in_channels, ...).

        Raises
        ------
        ValueError
            If the layer was made with a dilation or with groups.
        TypeError
            If ``padding`` is a word.
        """
        if set(self.dilation) != {1}:
            raise ValueError(f"Der Chip kann nur dilation=1, gesehen: {self.dilation}.")
        if self.groups > 1:
            raise ValueError(f"Der Chip kann nur groups=1, gesehen: {self.groups}.")
        if isinstance(self.padding, str):
            raise TypeError(
                f"Der Chip kann kein padding={self.padding!r}. Sage, wie viele Nullen an jeden Rand kommen: "
                "0 für „valid“; für „same“ bei einem Filter der Breite 3 eine 1, bei der Breite 5 eine 2."
            )
        if any(self._reversed_padding_repeated_twice):
            mode = "constant" if self.padding_mode == "zeros" else self.padding_mode
            input = torch.nn.functional.pad(input, self._reversed_padding_repeated_twice, mode)
        x, weight = self._transformed(input)
        return self._conv(
            x,
            weight,
            self.bias,
            self.stride,
            num_sends=self.num_sends,
            wait_between_events=self.wait_between_events,
            mock=self.mock,
        )


class Conv1d(ConvNd, torch.nn.Conv1d):
    """As ``torch.nn.Conv1d``, computed on the chip; the bias is added in float.

    Parameters
    ----------
    in_channels, out_channels, kernel_size, stride, padding, dilation, groups, bias, padding_mode
        As for ``torch.nn.Conv1d``; ``dilation`` and ``groups`` only 1, ``padding`` only numbers.
    num_sends, wait_between_events, mock, input_transform, weight_transform
        As for `MACLayer`.
    """

    def __init__(
        self,
        in_channels: int,
        out_channels: int,
        kernel_size: int | tuple[int],
        stride: int | tuple[int] = 1,
        padding: int | tuple[int] = 0,
        dilation: int | tuple[int] = 1,
        groups: int = 1,
        bias: bool = True,
        padding_mode: PaddingMode = "zeros",
        num_sends: int | None = None,
        wait_between_events: int = defaults.wait_between_events,
        mock: bool = False,
        *,
        input_transform: Transform | None = None,
        weight_transform: Transform | None = clamp_weight_,
    ) -> None:
        MACLayer.__init__(
            self,
            num_sends,
            wait_between_events,
            mock,
            input_transform=input_transform,
            weight_transform=weight_transform,
        )
        torch.nn.Conv1d.__init__(
            self,
            in_channels,
            out_channels,
            kernel_size,
            stride,
            padding,
            dilation,
            groups,
            bias,
            padding_mode,
        )
        self._conv = conv1d


class ExpandedConv1d(Conv1d):
    """As `Conv1d`, with several shifted copies of the kernel in the array: fewer runs on the chip.

    The same weights lie on different neurons, so training cannot make up for the fixed pattern of each.

    Parameters
    ----------
    num_expansions : int, optional
        How many copies; without it as many as fit into the array.
    in_channels, out_channels, ...
        As for `Conv1d`.

    Raises
    ------
    RuntimeError, TypeError
        If ``num_expansions`` is neither None nor a whole number from 1 on, or as for `MACLayer`.
    """

    def __init__(
        self,
        in_channels: int,
        out_channels: int,
        kernel_size: int | tuple[int],
        stride: int | tuple[int] = 1,
        padding: int | tuple[int] = 0,
        dilation: int | tuple[int] = 1,
        groups: int = 1,
        bias: bool = True,
        padding_mode: PaddingMode = "zeros",
        num_sends: int | None = None,
        wait_between_events: int = defaults.wait_between_events,
        mock: bool = False,
        *,
        input_transform: Transform | None = None,
        weight_transform: Transform | None = clamp_weight_,
        num_expansions: int | None = None,
    ) -> None:
        super().__init__(
            in_channels,
            out_channels,
            kernel_size,
            stride,
            padding,
            dilation,
            groups,
            bias,
            padding_mode,
            num_sends,
            wait_between_events,
            mock,
            input_transform=input_transform,
            weight_transform=weight_transform,
        )
        if num_expansions is None:
            width = constants.hardware_matrix_width // out_channels
            height = (constants.hardware_matrix_height - self.kernel_size[0]) // self.stride[0] + 1
            num_expansions = max(min(width, height), 1)
        check_expansions(num_expansions)
        self.num_expansions = num_expansions
        self._conv = self._expanded_conv

    def _expanded_conv(self, *args: Any, **kwargs: Any) -> torch.Tensor:
        kwargs["num_expansions"] = self.num_expansions
        return expanded_conv1d(*args, **kwargs)


class Conv2d(ConvNd, torch.nn.Conv2d):
    """As ``torch.nn.Conv2d``, computed on the chip; the bias is added in float.

    Parameters
    ----------
    in_channels, out_channels, kernel_size, stride, padding, dilation, groups, bias, padding_mode
        As for ``torch.nn.Conv2d``; ``dilation`` and ``groups`` only 1, ``padding`` only numbers.
    num_sends, wait_between_events, mock, input_transform, weight_transform
        As for `MACLayer`.
    """

    def __init__(
        self,
        in_channels: int,
        out_channels: int,
        kernel_size: int | tuple[int, int],
        stride: int | tuple[int, int] = 1,
        padding: int | tuple[int, int] = 0,
        dilation: int | tuple[int, int] = 1,
        groups: int = 1,
        bias: bool = True,
        padding_mode: PaddingMode = "zeros",
        num_sends: int | None = None,
        wait_between_events: int = defaults.wait_between_events,
        mock: bool = False,
        *,
        input_transform: Transform | None = None,
        weight_transform: Transform | None = clamp_weight_,
    ) -> None:
        MACLayer.__init__(
            self,
            num_sends,
            wait_between_events,
            mock,
            input_transform=input_transform,
            weight_transform=weight_transform,
        )
        torch.nn.Conv2d.__init__(
            self,
            in_channels,
            out_channels,
            kernel_size,
            stride,
            padding,
            dilation,
            groups,
            bias,
            padding_mode,
        )
        self._conv = conv2d
