"""Text as sentences have it."""

import pytest
from plain_text import counted, uncapitalized


@pytest.mark.parametrize(
    ("number", "text"),
    [(0, "0 rows"), (1, "1 row"), (2, "2 rows"), (1234, "1,234 rows")],
)
def test_noun_agrees_with_its_number(number, text):
    assert counted(number, "row") == text


def test_a_noun_may_have_a_plural_of_its_own():
    assert counted(2, "match", "matches") == "2 matches"


@pytest.mark.parametrize(
    ("title", "text"),
    [
        ("Throughput (inputs/s)", "throughput (inputs/s)"),
        ("Top-5 accuracy (%)", "top-5 accuracy (%)"),
        ("mAP", "mAP"),
        ("RMSE (m)", "RMSE (m)"),
        ("", ""),
    ],
)
def test_title_within_a_sentence(title, text):
    assert uncapitalized(title) == text
