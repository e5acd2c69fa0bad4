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
        self.noise = pynn.Population(64, noise)
        join(pynn, self.noise, self.neurons, 30, pynn.OneToOneConnector())
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


GRIDS = np.reshape(list(itertools.product(range(1, 5), repeat=4)), (-1, 4))
ROWS = [row for row in GRIDS if len(set(row)) == 4]
SOLVED = np.array([grid for grid in map(np.array, itertools.product(ROWS, repeat=4)) if is_valid(grid)])


def fair(fields):
    """Return what is right on average of somebody who knows all solutions and draws one."""
    places = tuple(np.transpose(sorted(fields)))
    fitting = SOLVED[(SOLVED[:, *places] == SOLUTION[places]).all(axis=1)]
    return (fitting == SOLUTION).mean()


@pytest.mark.parametrize("serial", [42, 7])
def test_6_the_more_is_given_the_more_is_right(serial, pynn, joined, on_chip):
    pynn.setup(initial_config=on_chip(serial))
    np.random.seed(1)  # noqa: NPY002 - what governs the sources
    sudoku = Sudoku(pynn, joined)
    assert len(sudoku.rules) == 640
    assert len(SOLVED) == 288

    def right(count, repeats):
        asked = [given(count, seed) for seed in range(repeats)]
        net = np.mean([(sudoku.solve(fields) == SOLUTION).mean() for fields in asked])
        return net, np.mean([fair(fields) for fields in asked])

    (four, best_of_four), (five, best_of_five) = right(4, 12), right(5, 12)
    assert min(right(7, 8)[0], right(8, 6)[0]) >= 0.9
    assert 0.45 <= four <= 0.75
    assert four < five <= 0.92  # section 8 of the contract says why not 0.75
    assert best_of_four - 0.15 <= four <= best_of_four + 0.1
    assert best_of_five - 0.15 <= five <= best_of_five + 0.1


def test_6_without_clues_it_invents_one_and_another_when_the_noise_is_drawn_anew(sudoku):
    sudoku.noise.record("spikes")
    kept = [sudoku.solve(set()) for _ in range(3)]
    first, *later = [one.spiketrains[0] for one in sudoku.noise.get_data().segments]
    assert all(np.array_equal(train, first) for train in later)  # the sources keep what they have drawn
    drawn = []
    for _ in range(5):
        sudoku.noise.set(rate=5e5)
        drawn.append(sudoku.solve(set()))
    assert sum(map(is_valid, kept)) >= 2
    assert sum(map(is_valid, drawn)) >= 3
    assert len({grid.tobytes() for grid in drawn}) >= 4
