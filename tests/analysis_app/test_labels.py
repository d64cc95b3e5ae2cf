"""What a column is called in a tooltip."""

import labels


def test_a_line_has_the_title_and_the_format_of_its_column():
    power, source = (
        line.to_dict() for line in labels.tooltips("power_watts", "source")
    )
    assert (power["title"], power["format"]) == ("Power (W)", ",.3~r")
    assert source["title"] == "Source"
    assert "format" not in source


def test_a_title_may_be_that_of_a_task():
    own_titles = {"accuracy_pct": "RMSE (m)"}
    (line,) = labels.tooltips("accuracy_pct", own_titles=own_titles)
    assert line.to_dict()["title"] == "RMSE (m)"
