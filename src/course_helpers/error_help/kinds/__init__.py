"""One German text for each kind of error: functions ``(error, place) -> text or None``, by the error's class.

Imports only the place of the error. None means: look at the class above.
"""

import traitlets
from IPython.core.error import UsageError

from course_helpers.error_help.kinds import (
    arguments,
    attributes,
    index,
    machine,
    magics,
    modules,
    names,
    numbers,
    syntax,
    tensors,
    values,
    widgets,
)
from course_helpers.error_help.kinds.types import Explain

KINDS: dict[type[BaseException], Explain] = {
    NameError: names.name,
    UnboundLocalError: names.unbound,
    AttributeError: attributes.attribute,
    KeyError: names.key,
    ModuleNotFoundError: modules.module,
    ImportError: modules.imported,
    SyntaxError: syntax.syntax,
    IndentationError: syntax.indentation,
    TabError: syntax.tab,
    TypeError: arguments.type_error,
    ValueError: values.value,
    IndexError: index.index,
    ZeroDivisionError: numbers.zero_division,
    OverflowError: numbers.overflow,
    FloatingPointError: numbers.floating_point,
    AssertionError: numbers.assertion,
    MemoryError: machine.memory,
    RecursionError: machine.recursion,
    KeyboardInterrupt: machine.interrupt,
    FileNotFoundError: machine.no_file,
    OSError: machine.of_system,
    EOFError: machine.end_of_input,
    SystemExit: machine.left,
    StopIteration: machine.nothing_left,
    NotImplementedError: machine.not_implemented,
    RuntimeError: tensors.runtime,
    traitlets.TraitError: widgets.trait,
    UsageError: magics.usage,
    Exception: machine.any_other,
}
"""The text for each class of errors; a subclass without a text of its own gets that of the class above."""
