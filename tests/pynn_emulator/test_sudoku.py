"""Row 6 of the contract's acceptance table: 64 neurons solve a sudoku of 4 times 4 fields."""

import itertools

import numpy as np
import pytest

SOLUTION = np.array([[3, 2, 4, 1], [1, 4, 3, 2], [2, 3, 1, 4], [4, 1, 2, 3]])
RUNTIME = 0.5


def forbids(one, other):
    """Return whether two fields with their numbers exclude each other: by field, row, column or block."""
    (row, column, number), (row_2, column_2, number_2) = one, other
    if (row, column) == (row_2, column_2):
        return number != number_2
    block = (row // 2, column // 2) == (row_2 // 2, column_2 // 2)
    return number == number_2 and (row == row_2 or column == column_2 or block)


class Sudoku:
    """The network, and how it is asked."""

    def __init__(self, pynn, join):
        self.pynn = pynn
        self.neurons = pynn.Population(64, pynn.cells.HXNeuron())
        self.neurons.record("spikes")
        cells = list(itertools.product(range(4), repeat=3))
        views = {cell: pynn.PopulationView(self.neurons, [index]) for index, cell in enumerate(cells)}
        noise = pynn.cells.SpikeSourcePoisson(start=0.01, rate=5e5, duration=RUNTIME - 0.01)
        join(pynn, self.neurons, self.neurons, 20, pynn.OneToOneConnector())
        join(pynn, pynn.Population(64, noise), self.neurons, 30, pynn.OneToOneConnector())
        self.rules = [
            join(pynn, views[one], views[other], -63)
            for one in cells
            for other in cells
            if forbids(one, other)
        ]
        times = np.linspace(0.0, RUNTIME, 500)
        source = pynn.Population(2, pynn.cells.SpikeSourceArray(spike_times=times))
        self.clues = {cell: join(pynn, source, views[cell], 0) for cell in cells}

    def solve(self, fields):
        """Return what the network makes of these given fields of the solution."""
        for (row, column, number), projection in self.clues.items():
            given = (row, column) in fields and SOLUTION[row, column] == number + 1
            for connection in projection:
                connection.weight = 63.0 if given else 0.0
        self.pynn.run(RUNTIME)
        trains = self.neurons.get_data().segments[-1].spiketrains
        self.pynn.reset()
        return np.reshape([len(train) for train in trains], (4, 4, 4)).argmax(axis=2) + 1


@pytest.fixture
def sudoku(session, joined):
    np.random.seed(1)  # noqa: NPY002 - what governs the sources
    return Sudoku(session, joined)


def given(count, seed):
    fields = list(itertools.product(range(4), repeat=2))
    chosen = np.random.default_rng(seed).choice(16, count, replace=False)
    return {fields[index] for index in chosen}


def is_valid(grid):
    blocks = [grid[row : row + 2, column : column + 2].ravel() for row in (0, 2) for column in (0, 2)]
    return all(len(set(unit)) == 4 for unit in [*grid, *grid.T, *blocks])


def test_6_the_more_is_given_the_more_is_right(sudoku):
    assert len(sudoku.rules) == 640

    def right(count, repeats):
        return np.mean([(sudoku.solve(given(count, seed)) == SOLUTION).mean() for seed in range(repeats)])

    assert right(8, 6) >= 0.9
    assert 0.45 <= right(4, 8) <= 0.75
    assert sum(is_valid(sudoku.solve(set())) for _ in range(4)) >= 2
