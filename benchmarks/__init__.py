"""Benchmarks: figures of one run on one machine, mostly as ratios; no test depends on them."""
