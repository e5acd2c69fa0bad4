"""One German text for each kind of error: functions ``(error, place) -> text or None``, by the error's class.

Imports only the place of the error. None means: look at the class above.
"""

from course_helpers.error_help.kinds import arguments, machine, names, numbers, shapes, syntax
from course_helpers.error_help.kinds.types import Explain

KINDS: dict[type[BaseException], Explain] = {
    NameError: names.name,
    UnboundLocalError: names.unbound,
    AttributeError: names.attribute,
    KeyError: names.key,
    ModuleNotFoundError: names.module,
    ImportError: names.imported,
    SyntaxError: syntax.syntax,
    IndentationError: syntax.indentation,
    TabError: syntax.tab,
    TypeError: arguments.type_error,
    ValueError: shapes.value,
    IndexError: shapes.index,
    ZeroDivisionError: numbers.zero_division,
    OverflowError: numbers.overflow,
    FloatingPointError: numbers.floating_point,
    AssertionError: numbers.assertion,
    MemoryError: machine.memory,
    RecursionError: machine.recursion,
    KeyboardInterrupt: machine.interrupt,
    FileNotFoundError: machine.no_file,
    NotImplementedError: machine.not_implemented,
    RuntimeError: shapes.tensors,
}
"""The text for each class of errors; a subclass without a text of its own gets that of the class above."""
