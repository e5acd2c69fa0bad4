"""What the contract says, one number at a time: slow, obvious, and written without the emulator."""

import math
import random


def clamp(value, lowest, highest):
    return max(lowest, min(highest, value))


def mac_row(inputs, matrix, *, gain, noise_std=0.0, noise=random.gauss):
    """Return the outputs of one input vector; `matrix` is a list of rows."""
    outputs = []
    for column in range(len(matrix[0])):
        total = 0
        for start in range(0, len(inputs), 128):
            exact = sum(
                round(inputs[i]) * round(matrix[i][column])
                for i in range(start, min(start + 128, len(inputs)))
            )
            drawn = noise(0.0, noise_std) if noise_std else 0.0
            total += clamp(math.floor(exact * gain + drawn), -128, 127)
        outputs.append(clamp(total, -128, 127))
    return outputs


def conv2d(images, kernels, stride, gain):
    """Convolve nested lists (batch, channels, height, width) with (out, channels, height, width)."""
    result = []
    for image in images:
        height, width = len(kernels[0][0]), len(kernels[0][0][0])
        rows = (len(image[0]) - height) // stride[0] + 1
        columns = (len(image[0][0]) - width) // stride[1] + 1
        matrix = [
            [kernel[c][i][j] for kernel in kernels]
            for c in range(len(image))
            for i in range(height)
            for j in range(width)
        ]
        planes = [[[0] * columns for _ in range(rows)] for _ in kernels]
        for top in range(rows):
            for left in range(columns):
                window = [
                    image[c][top * stride[0] + i][left * stride[1] + j]
                    for c in range(len(image))
                    for i in range(height)
                    for j in range(width)
                ]
                for k, value in enumerate(mac_row(window, matrix, gain=gain)):
                    planes[k][top][left] = value
        result.append(planes)
    return result
