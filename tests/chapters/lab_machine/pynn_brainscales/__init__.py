"""The lab's PyNN, as far as the chapters ask it."""
