"""The console command `kurs`; each command is a module with `add_parser` and `run`.

It may import everything else of the package, but only when a command runs, so that `kurs --help` is quick.
"""

from course_helpers.cli.main import main

__all__ = ["main"]
