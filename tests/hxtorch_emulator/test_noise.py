"""The noise: its distribution against number-by-number reference code, and its independence."""

import itertools
import math
import random

import pytest
import torch


def reference_draws(blocks, sigma, count):
    """Draw outputs as the contract says it: each block noisy, floored, clamped; the sum clamped."""
    source = random.Random(5)  # noqa: S311 - noise, not secrets
    return [
        max(-128, min(127, sum(max(-128, min(127, math.floor(source.gauss(b, sigma)))) for b in blocks)))
        for _ in range(count)
    ]


def drawn(membrane, sigma):
    from course_helpers.chip.hxtorch_emulator.perceptron.noise import read_out

    return read_out(membrane.numpy(), tuple(membrane.shape), sigma)


def our_draws(blocks, sigma, count):
    membrane = torch.tensor(blocks, dtype=torch.float32)[:, None, None].expand(-1, count // 100, 100)
    return drawn(membrane, sigma).flatten().int().tolist()


@pytest.mark.parametrize(
    ("blocks", "sigma"),
    [
        ([3.3], 2.0),
        ([3.3, -7.9], 1.0),
        ([10.2, -20.6, 0.0, 5.5, 3.1, 1.9, -4.4], 2.0),
        ([126.5, -20.0], 2.0),  # one block at the rail
        ([127.9, -127.5, 4.0], 3.0),  # two at the rails
        ([100.0, 26.0], 2.0),  # the sum at the rail
        ([0.4, 0.8], 0.3),  # too little noise for one draw
    ],
)
def test_distribution_is_that_of_the_contract(blocks, sigma):
    count = 60_000
    ours, expected = our_draws(blocks, sigma, count), reference_draws(blocks, sigma, count)
    values = sorted(set(ours) | set(expected))
    statistic, freedom = 0.0, 0
    for value in values:
        a, b = ours.count(value), expected.count(value)
        if a + b >= 20:
            statistic += (a - b) ** 2 / (a + b)
            freedom += 1
    # chi-square is about normal with mean `freedom` and variance 2 `freedom`; 5 sigma
    assert statistic < freedom + 5 * math.sqrt(2 * freedom) + 5


def test_each_column_is_clamped_where_its_own_block_saturates():
    membrane = torch.tensor([[300.0, -40.0, 0.0], [-40.0, 300.0, 0.0]])[:, None].repeat(1, 4000, 1)
    result = drawn(membrane, 2.0)
    assert (result.mean(0) - torch.tensor([127 - 40.5, 127 - 40.5, -1.0])).abs().max() < 0.25
    assert abs(result[:, 0].std() / result[:, 2].std() - math.sqrt(0.5)) < 0.05  # a rail is silent


def noise_alone(*shape):
    wide = 15.0  # so that the rounding does not count; the rails lie 8 sigma away
    return (drawn(torch.zeros(1, *shape), wide) + 0.5) / wide  # floor shifts by half a step


def test_noise_has_the_moments_of_a_gaussian():
    z = noise_alone(1000, 1000).double()
    assert abs(z.mean()) < 5e-3
    assert abs(z.var() - 1) < 7e-3
    assert abs((z**3).mean()) < 0.015
    assert abs((z**4).mean() - 3) < 0.03
    assert z.abs().max() > 4


def test_draws_have_no_echo():
    torch.manual_seed(3)
    count = 2**16
    first, second = noise_alone(1, count)[0], noise_alone(1, count)[0]
    limit = 5 / math.sqrt(count)
    for lag in (1, 2, 10, 256, 2560):  # neighbours, outputs and rows of layers
        assert abs((first[lag:] * first[:-lag]).mean()) < limit
        assert abs((first[lag:] * second[:-lag]).mean()) < limit
    assert abs((first * second).mean()) < limit


def noisy(hxtorch, rows, blocks, columns=40):
    return hxtorch.perceptron.mac(
        torch.zeros(rows, 128 * blocks), torch.zeros(128 * blocks, columns), mock=True
    )


@pytest.mark.parametrize("blocks", [1, 2, 7])
def test_every_block_adds_noise_of_its_own(hxtorch, blocks):
    result = noisy(hxtorch, 20_000, blocks)
    variance = blocks * (2.0**2 + 1 / 12)  # 1/12: the rounding
    assert abs(result.mean() + blocks / 2) < 0.05  # floor shifts by half a step
    assert abs(result.var() / variance - 1) < 0.01


def test_outputs_batches_and_columns_are_independent(hxtorch):
    first, second = noisy(hxtorch, 4000, 3), noisy(hxtorch, 4000, 3)
    limit = 5 / math.sqrt(4000)
    both = torch.corrcoef(torch.cat([first, second], dim=1).t())
    both.fill_diagonal_(0)
    assert both.abs().max() < limit  # columns among each other, and with those of the next batch
    shifted = torch.corrcoef(torch.stack([first[1:].flatten(), first[:-1].flatten()]))
    assert abs(shifted[0, 1]) < 5 / math.sqrt(first.numel())


def test_seed_makes_runs_repeatable(hxtorch):
    torch.manual_seed(7)
    first, other = noisy(hxtorch, 10, 2), noisy(hxtorch, 10, 2)
    torch.manual_seed(7)
    assert torch.equal(noisy(hxtorch, 10, 2), first)
    assert not torch.equal(first, other)


def test_means_of_large_draws_vary_as_those_of_independent_values():
    torch.manual_seed(5)
    count, draws = 2**17, 400
    means = torch.stack([noise_alone(1, count).mean() for _ in range(draws)]).double()
    # the variance of a sample variance of normal values: 2 / (draws - 1); 4 sigma
    assert abs(means.var() * count - 1) < 4 * math.sqrt(2 / (draws - 1))
    assert abs(means.mean()) < 4 / math.sqrt(count * draws)


def test_an_echo_is_at_most_half_of_the_noise():
    from course_helpers.chip.hxtorch_emulator.perceptron.passes import STRIP

    torch.manual_seed(3)
    strips = noise_alone(24, STRIP).double()
    spectra = torch.fft.rfft(strips, n=2 * STRIP)
    echoes = []
    for one, other in itertools.combinations(spectra, 2):
        products = torch.fft.irfft(one * other.conj())[: STRIP // 2]  # sums over all pairs at each distance
        echoes.append((products / (STRIP - torch.arange(STRIP // 2))).max())
    assert 0.4 < max(echoes) < 0.6  # recordings come round again, but never both at one distance
    # and seldom: at the distances looked at, half of all, in 3 % of all pairs
    assert sum(echo > 0.25 for echo in echoes) < 0.06 * len(echoes)
