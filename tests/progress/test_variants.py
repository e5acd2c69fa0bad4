from __future__ import annotations

from fractions import Fraction

import pytest

from course_helpers.site.progress.variants import VariantError, compute, fill_in, read_values

TWO = "a=2 w=-0.25 | a=12345 w=0.5"


def test_numbers_are_written_as_their_surroundings_have_them():
    first, second = read_values(TWO)
    text = "<<a * w>>, $<<a>> \\cdot <<(w)>>$, `<<w>>`\n```python\nx = <<a>>\n```"
    assert fill_in(text, first) == "−0,5, $2 \\cdot (-0{,}25)$, `-0.25`\n```python\nx = 2\n```"
    assert fill_in(text, second) == "6172,5, $12\\,345 \\cdot 0{,}5$, `0.5`\n```python\nx = 12345\n```"
    assert fill_in("<<a>>", second) == "12\u202f345"


@pytest.mark.parametrize(
    ("expression", "value"),
    [
        ("0.1 + 0.2", Fraction(3, 10)),  # exact, unlike Python's own
        ("round(2.5)", 3),  # as pupils round
        ("round(a/3, 2)", Fraction(67, 100)),
        ("floor(0 - 18.6)", -19),
        ("max(0, -a) + min(a, 1)", 1),
        ("sqrt(a + 2) ** 2", 4),
        ("7 // a % a", 1),
    ],
)
def test_sums_are_exact(expression, value):
    assert compute(expression, {"a": Fraction(2)}) == value


@pytest.mark.parametrize(
    "expression",
    ["__import__('os')", "a.real", "[a]", "b", "True", "(lambda: 1)()", "max(*a)", "a if a else 1"],
)
def test_nothing_but_sums_is_known(expression):
    with pytest.raises(VariantError):
        compute(expression, {"a": Fraction(2)})
