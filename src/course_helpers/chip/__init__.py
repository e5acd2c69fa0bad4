"""The wing of the chip: one model of the analog chip, and what stands for the lab's packages on top of it.

A folder of rooms, each with its own exports; nothing is imported by itself. Imports no other wing.
"""
