"""Groups of measurements as boxes: from the least to the largest, with quartiles."""

import altair as alt
import labels
import pandas as pd
from charts import theme
from charts.measurements import looks

_NUMBERS = ("least", "lower_quartile", "median", "upper_quartile", "largest")


def box_chart(
    boxes: pd.DataFrame,
    x: str,
    y: str,
    titles: dict[str, str],
    *,
    by: str = "datatype",
    facet: str | None = None,
    is_log: bool = True,
) -> alt.TopLevelMixin:
    """A box per row of queries.measurements.boxes; `x` is what the groups share.

    The middle half lies in the box; the mark in it is the median, whose shape tells
    what the colour does.
    """
    colour, shape = looks.colour_and_shape(boxes, by)
    form = labels.LABELS[y][1].chart
    ends = pd.DataFrame({"least": [boxes["least"].min(), boxes["largest"].max()]})
    level = looks.axis(alt.Y, ends.assign(**{y: ends["least"]}), y, titles[y], is_log)
    beside = alt.XOffset(
        f"{by}:N",
        sort=looks.in_order(boxes, by),
        scale=alt.Scale(type="point", padding=0.6),
    )
    in_a_row = boxes[x].nunique() * (boxes[by].nunique() + 1)
    thick = min(18, max(2, looks.PANEL_WIDTH // (2 * in_a_row)))
    kind = "O" if x in looks.ORDERED else "N"
    base = alt.Chart().encode(
        x=alt.X(f"{x}:{kind}", title=titles[x], axis=alt.Axis(labelAngle=0)),
        xOffset=beside,
        color=colour,
        tooltip=[
            *(labels.tooltip(name) for name in dict.fromkeys((facet, x, by)) if name),
            labels.tooltip("measurements"),
            labels.tooltip("flagged_measurements"),
            *(
                alt.Tooltip(f"{name}:Q", title=labels.in_words(name), format=form)
                for name in _NUMBERS
            ),
        ],
    )

    def at(column: str) -> alt.Y:
        place = level.copy()
        place.shorthand = f"{column}:Q"
        return place

    # A thick rule is a box: a bar would stand beside the rule and the point.
    chart = alt.layer(
        base.mark_rule(strokeWidth=1.3).encode(y=at("least"), y2="largest:Q"),
        base.mark_rule(strokeWidth=thick, strokeOpacity=0.4).encode(
            y=at("lower_quartile"), y2="upper_quartile:Q"
        ),
        base.mark_point(filled=True, size=45, opacity=1).encode(
            y=at("median"), shape=shape
        ),
        data=boxes,
    )
    return looks.panels(chart, boxes, facet, theme.HEIGHT)
