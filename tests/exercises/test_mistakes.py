"""Beside every message for a foreseen mistake stands a program that must trigger it."""

from __future__ import annotations

import re

import pytest
from tests.exercises.table import TABLE, program

from course_helpers.exercises import TASKS

CASES = [(task, mistake) for task, mistakes in TABLE.items() for mistake in mistakes]


def test_the_table_is_complete():
    assert {task: set(mistakes) for task, mistakes in TABLE.items()} == {
        task.id: {mistake.name for mistake in task.mistakes} for task in TASKS.values()
    }


@pytest.mark.parametrize(("task", "mistake"), CASES)
def test_the_program_triggers_exactly_its_message(task, mistake, check, solutions):
    result = check(task, program(task, mistake, *solutions[task]))
    assert (result.state, result.mistake) == ("versucht", mistake), repr(result)
    (says,) = (one.says for one in TASKS[task].mistakes if one.name == mistake)
    assert result.sentences[0] == says


@pytest.mark.parametrize("task", TASKS)
def test_the_solution_passes(task, check, solutions):
    result = check(task, solutions[task][1])
    assert result.state == "geloest", repr(result)
    assert result.sentences == (TASKS[task].solved,)


@pytest.mark.parametrize("task", TASKS.values(), ids=lambda task: task.id)
def test_messages_are_german_sentences(task):
    for text in (task.goal, task.solved, *(mistake.says for mistake in task.mistakes)):
        assert re.search(r"[.!?]$", text), text
        assert text.count("`") % 2 == 0, text
        assert not re.search(r"\b(?:array is|please|error)\b", text), text
