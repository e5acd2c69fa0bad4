"""The membranes once more, slowly and independently: Euler's method in plain Python, in very fine steps."""

import math

FINE = 0.004  # microseconds
GRID = 0.1  # pulses of neurons arrive at the next multiple of it
HALF = 2300.0


def solve(cells, pulses, synapses, duration, start, raised=0.0):
    """Return the pulses as (time, neuron), and the voltages on the grid, one list for each neuron.

    ``pulses`` are (time, input, weight); ``raised`` lifts all thresholds.
    """
    count = len(start)
    waiting = sorted(pulses, reverse=True)
    voltage, current, held = list(start), [0.0] * (2 * count), [-1.0] * count
    fired, traces = [], [[value] for value in start]
    for step in range(round(duration / FINE)):
        now = step * FINE
        while waiting and waiting[-1][0] <= now + 1e-9:
            _, target, weight = waiting.pop()
            current[target] += weight
        for one in range(count):
            up, down = current[one], current[count + one]
            slope = (cells.leak[one] - voltage[one]) / cells.membrane_time[one] + cells.offset[one]
            slope += cells.drive[0][one] * up / (1 + up / HALF)
            slope -= cells.drive[1][one] * down / (1 + down / HALF)
            if held[one] > now:
                slope += (cells.reset[one] - voltage[one]) / cells.reset_time[one]
            voltage[one] += slope * FINE
            current[one] -= up * FINE / cells.synaptic_time[0][one]
            current[count + one] -= down * FINE / cells.synaptic_time[1][one]
            then = now + FINE
            if held[one] <= now and voltage[one] > cells.threshold[one] + raised:
                fired.append((then, one))
                held[one] = then + cells.refractory[one]
                arrival = math.ceil(round(then / GRID, 6)) * GRID
                waiting.extend(
                    (arrival, target, weight) for target, weight in enumerate(synapses[one]) if weight
                )
                waiting.sort(reverse=True)
        if (step + 1) % round(GRID / FINE) == 0:
            for one in range(count):
                traces[one].append(voltage[one])
    return fired, traces
