"""What the page What if says of descriptions that cannot be told apart."""

import pandas as pd
from views.what_if_words import at_one_place

ROWS = pd.DataFrame(
    [
        ("edge", "A", 100.0, 70.0),
        ("edge", "B", 50.0, 80.0),
        ("edge", "C", 10.0, 90.0),
        ("same", "A", 100.0, 70.0),
        ("same", "B", 50.0, 80.0),
        ("same", "C", 10.5, 90.0),
        ("third", "B", 50.0, 80.0),
        ("other", "A", 100.0, 71.0),
    ],
    columns=["whose", "network", "throughput_fps", "accuracy_pct"],
)


def test_signs_that_lie_on_each_other_are_counted():
    assert at_one_place(ROWS, "throughput_fps") == [
        "edge and same are the same at 1 place of the picture, where same hides the "
        "other.",
        "edge, same and third are the same at 1 place of the picture, where third "
        "hides the others.",
    ]


def test_of_signs_apart_nothing_is_said():
    apart = ROWS[ROWS["whose"].isin(["edge", "other"])]
    assert at_one_place(apart, "throughput_fps") == []
    assert at_one_place(apart.iloc[:0], "throughput_fps") == []
