"""The lab's PyNN, as far as the calibration asks it."""
