"""The lab's chip software, as far as the set-up asks it."""
