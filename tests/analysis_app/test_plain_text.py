"""Text as sentences have it."""

import pytest
from plain_text import counted


@pytest.mark.parametrize(
    ("number", "text"),
    [(0, "0 rows"), (1, "1 row"), (2, "2 rows"), (1234, "1,234 rows")],
)
def test_noun_agrees_with_its_number(number, text):
    assert counted(number, "row") == text


def test_a_noun_may_have_a_plural_of_its_own():
    assert counted(2, "match", "matches") == "2 matches"
