"""What a legend keeps, set from outside as a click sets it."""

import altair as alt
import pandas as pd
import pictures
import pytest
from charts import picks, theme

ROWS = pd.DataFrame({"kind": ["one", "two", None, "two"], "place": [1, 2, 3, 4]})
PICK = theme.legend_pick("kind")
POINTS = (
    alt.Chart(ROWS)
    .mark_point()
    .encode(x="place:Q", color="kind:N", opacity=theme.picked(PICK))
    .add_params(PICK)
)
CHARTS = {
    "a unit": POINTS,
    "layers": alt.layer(POINTS, POINTS.mark_rule(), data=ROWS),
    "beside each other": POINTS | POINTS.properties(data=ROWS),
    "panels": POINTS.facet(column="place:N"),
}


@pytest.mark.parametrize("name", CHARTS)
def test_what_there_is_to_keep(name):
    assert picks.of_chart(CHARTS[name]) == {"kind": ["one", "two"]}


@pytest.mark.parametrize("name", CHARTS)
def test_only_what_is_kept_is_full(name):
    pale = f'opacity="{theme.PALE:g}"'
    assert pale not in pictures.to_svg(CHARTS[name]).decode()
    kept = picks.picked(CHARTS[name], {"kind": ["two"]})
    drawn = pictures.to_svg(kept).decode()
    assert drawn.count(pale) >= 2
    assert 'opacity="1"' in drawn
    assert pale not in pictures.to_svg(CHARTS[name]).decode(), "the first is changed"


def test_a_chart_without_a_legend_to_click_stays():
    chart = alt.Chart(ROWS).mark_point().encode(x="place:Q")
    assert picks.of_chart(chart) == {}
    assert picks.picked(chart, {"kind": ["two"]}).to_dict() == chart.to_dict()


def test_nothing_kept_is_everything():
    assert picks.picked(POINTS, {"kind": []}).to_dict() == POINTS.to_dict()
