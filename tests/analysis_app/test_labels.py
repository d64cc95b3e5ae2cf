"""What a column is called, and what a tooltip says where nothing is known."""

import altair as alt
import labels
import pandas as pd
import pictures


def test_a_tooltip_says_what_is_not_known():
    rows = pd.DataFrame(
        {
            "power_watts": [9.375, None],
            "source": ["a paper", None],
            "is_used": [True, None],
            "place": [1, 2],
        }
    )
    names = ("power_watts", "source", "is_used")
    chart = labels.told(alt.Chart(rows).mark_text().encode(y="place:O"), *names)
    assert [line["title"] for line in chart.to_dict()["encoding"]["tooltip"]] == [
        "Power (W)",
        "Source",
        "Is used",
    ]
    for name, known in zip(names, ("9.38", "a paper", "yes"), strict=True):
        svg = pictures.to_svg(chart.encode(text=f"told_{name}:N")).decode()
        assert f">{known}<" in svg
        assert f">{labels.NOT_KNOWN}<" in svg


def test_a_title_may_be_that_of_a_task():
    chart = labels.told(
        alt.Chart(pd.DataFrame({"accuracy_pct": [0.3]})).mark_point(),
        "accuracy_pct",
        own_titles={"accuracy_pct": "RMSE (m)"},
    )
    (line,) = chart.to_dict()["encoding"]["tooltip"]
    assert line["title"] == "RMSE (m)"
