"""Two and a half thousand mutated solutions: every check gives an answer."""

from __future__ import annotations

import ast
import copy
import logging
import random

import pytest

from course_helpers.exercises import TASKS
from course_helpers.exercises import check as module
from course_helpers.exercises.limits import limited

MUTANTS = 100  # for each task
OPERATORS = [ast.Add, ast.Sub, ast.Mult, ast.Div, ast.FloorDiv, ast.Mod, ast.Pow, ast.MatMult]
VALUES = [0, 1, -1, 2, 31, 0.5, None, ..., "Text", True, [], 10**6, float("nan")]


def mutate(tree, chance):
    """Change one to three places of a program."""
    tree = copy.deepcopy(tree)
    for _ in range(chance.randint(1, 3)):
        node = chance.choice([node for node in ast.walk(tree) if isinstance(node, _CHANGEABLE)])
        if isinstance(node, (ast.BinOp, ast.AugAssign)):
            node.op = chance.choice(OPERATORS)()
        elif isinstance(node, ast.Constant):
            node.value = chance.choice(VALUES)
        elif isinstance(node, ast.Name):
            node.id = chance.choice([one.id for one in ast.walk(tree) if isinstance(one, ast.Name)])
        elif isinstance(node, ast.Attribute):
            node.attr = chance.choice(
                ["T", "shape", "sum", "mean", "max", "weightsForNext", "xyz", "flat", node.attr]
            )
        elif isinstance(node, ast.Call):
            node.args = chance.sample(node.args, len(node.args))[chance.randint(0, 1) :]
        elif isinstance(node, ast.Return):
            value = node.value or ast.Constant(0)
            node.value = chance.choice([None, value, ast.Tuple([value, value], ast.Load())])
        elif isinstance(node, ast.FunctionDef) and len(node.body) > 1:
            node.body.pop(chance.randrange(len(node.body)))
    return ast.fix_missing_locations(tree)


_CHANGEABLE = (
    ast.BinOp,
    ast.AugAssign,
    ast.Constant,
    ast.Name,
    ast.Attribute,
    ast.Call,
    ast.Return,
    ast.FunctionDef,
)


@pytest.mark.parametrize("task", TASKS)
def test_no_mutant_breaks_the_check(task, check, solutions, monkeypatch, caplog):
    monkeypatch.setattr(module, "limited", lambda work: limited(work, seconds=1.0))
    tree, chance, tried = ast.parse(solutions[task][1]), random.Random(task), 0  # noqa: S311 - no secret
    with caplog.at_level(logging.ERROR):
        for _ in range(MUTANTS):
            source = ast.unparse(mutate(tree, chance))
            try:
                result = check(task, source)
            except Exception:  # noqa: BLE001, S112 - the mutant cell itself fails, before the check
                continue
            tried += 1
            assert result.state in {"offen", "versucht", "geloest"}
            assert all(sentence.strip() for sentence in result.sentences)
            assert "Traceback" not in repr(result)
            assert result._repr_html_().count("role=") == 1
    assert tried > MUTANTS // 10
    assert caplog.text == ""  # the last resort, "nichts anfangen", was never needed
