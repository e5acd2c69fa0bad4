"""Helpers under the names of the lab's notebooks."""
