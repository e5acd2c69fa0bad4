"""Lets a notebook in this folder import the helpers of the lab's book, which lie one folder up."""

from pathlib import Path

__path__ = [str(Path(__file__).parents[2] / "_static")]
