"""What `kurs neu` makes: the files of a chapter, a task or a playground, from the templates beside this file.

It may import the course's folders and the standard library; it reads and writes the checkout it is called in,
never the installed package.
"""

from course_helpers.cli.new.chapter import new_chapter
from course_helpers.cli.new.plan import NewError, Plan, write
from course_helpers.cli.new.playground import new_playground
from course_helpers.cli.new.task import new_task

__all__ = ["NewError", "Plan", "new_chapter", "new_playground", "new_task", "write"]
