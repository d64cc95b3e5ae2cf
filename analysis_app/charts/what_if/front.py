"""Where described designs would stand among those of the catalogue."""

import altair as alt
import labels
import pandas as pd
from charts import theme
from charts.what_if.parts import (
    LOOKS,
    PALE,
    crossed_out,
    design_tooltip,
    energy_tooltip,
    in_order,
    range_of,
    whose_scale,
    whose_shape,
)
from links import HREF
from plain_text import shortened
from task_words import Task

Y = "accuracy_pct"
# The outline tells whose a design is; what its filling says is no matter of whose.
OUTLINES = alt.Legend(symbolSize=70, symbolFillColor="transparent", rowPadding=2)
ON_FRONT, BEHIND, UNFIT = "on the front", "behind it", "does not fit in memory"
PLACES = 14  # for upright names, in a decade


def what_if_front_chart(
    designs: pd.DataFrame, catalogue: pd.DataFrame, x_is: str, rows_are: str, task: Task
) -> alt.LayerChart:
    """Accuracy against throughput: the front as steps, yours over it.

    Yours are filled where nothing on the front dominates them, rings elsewhere, and
    crossed out where they do not fit in the memory. Takes designs of queries.what_if
    with an accuracy, their throughput in the column `x_is`, and standing; and
    queries.what_if.front with design_link.
    """
    domain = range_of(catalogue["throughput_fps"], designs[x_is], above=2.8)
    title = labels.title("throughput_fps")
    y = _accuracies(pd.concat([catalogue[Y], designs[Y]]), task)
    network = "network" if rows_are == "network" else "whose"
    is_one_network = network == "whose" and designs["whose"].nunique() == 1
    mine = alt.Chart(designs).encode(x=theme.log_axis(x_is, title, alt.X, domain), y=y)
    return (
        alt.layer(
            *_known(
                catalogue, theme.log_axis("throughput_fps", title, alt.X, domain), y
            ),
            *_spread(mine, x_is),
            _own(mine, designs, rows_are, task),
            crossed_out(mine),
            _names(mine, x_is, network, upright=is_one_network),
        )
        .resolve_scale(color="independent", shape="independent", stroke="independent")
        .properties(height=theme.HEIGHT - 40)
    )


def _accuracies(accuracy: pd.Series, task: Task) -> alt.Y:
    least = 1 if accuracy.max() > 20 else 0.02 * accuracy.max()
    room = max(accuracy.max() - accuracy.min(), least) / 12
    low, high = accuracy.min() - room, accuracy.max() + room
    if accuracy.max() <= 100:
        high = min(high, 100.5)
    return alt.Y(
        f"{Y}:Q",
        title=shortened(task.axis_title, 70),
        scale=alt.Scale(
            # The better end is above, also where lower is better.
            domain=[low, high] if task.higher_is_better else [high, low],
            nice=False,
        ),
        axis=alt.Axis(gridOpacity=0.5),
    )


def _known(catalogue: pd.DataFrame, x: alt.X, y: alt.Y) -> list[alt.Chart]:
    """The catalogue's designs, and the steps of its front."""
    platform = theme.legend_pick("platform")
    names = catalogue["platform"]
    known = alt.Chart(catalogue).encode(x=x, y=y)
    points = known.mark_point(filled=True, size=70).encode(
        color=theme.platform_colour(names, legend=theme.SLIM_LEGEND),
        shape=theme.platform_shape(names, legend=theme.SLIM_LEGEND),
        href=HREF,
        tooltip=[
            *map(labels.tooltip, ("network", "platform", "datatype", "evidence")),
            *map(labels.tooltip, ("throughput_fps", Y, "latency_ms")),
            *map(labels.tooltip, ("batch_size", "threads", "is_pareto_optimal")),
        ],
        opacity=alt.when(platform, alt.datum.is_pareto_optimal)
        .then(alt.value(1))
        .when(platform)
        .then(alt.value(PALE))
        .otherwise(alt.value(theme.PALE / 2)),
    )
    steps = known.transform_filter("datum.is_pareto_optimal").mark_line(
        interpolate="step-before", color=theme.NEUTRAL, strokeWidth=1.5
    )
    return [points.add_params(platform), steps]


def _spread(mine: alt.Chart, x_is: str) -> list[alt.Chart]:
    """The 90 % interval of what to expect, where that is what is drawn."""
    if x_is != "estimated_fps":
        return []
    ends = mine.mark_rule(color=theme.NEUTRAL, opacity=PALE, clip=True)
    return [ends.encode(x=f"{x_is}_lower:Q", x2=f"{x_is}_upper:Q")]


def _own(
    mine: alt.Chart, designs: pd.DataFrame, rows_are: str, task: Task
) -> alt.Chart:
    names = in_order(designs["whose"])
    colours = [colour for colour, _ in LOOKS[: len(names)]]
    return mine.mark_point(size=150, strokeWidth=2.5, opacity=1).encode(
        stroke=alt.Stroke(
            "whose:N",
            title=labels.title("whose"),
            scale=whose_scale(names, 0),
            legend=OUTLINES,
        ),
        fill=alt.Fill(
            "fill:N",
            scale=alt.Scale(domain=[*names, BEHIND], range=[*colours, "transparent"]),
            legend=None,
        ),
        shape=whose_shape(names, legend=OUTLINES),
        tooltip=[
            *design_tooltip(rows_are, task),
            labels.tooltip("standing"),
            *energy_tooltip(designs),
        ],
    )


def _names(mine: alt.Chart, x_is: str, of: str, *, upright: bool) -> alt.Chart:
    """Beside the fastest of each network on the front, and how many more it has there.

    A network alone has one accuracy on most platforms: there every name stands upright.
    """
    looks, place = {"align": "right", "dx": 6, "dy": -13}, f"datum.{of}"
    if upright:
        looks = {"align": "left", "angle": 270, "dx": 12}
        place = f"floor({PLACES} * log(datum.{x_is}) / LN10)"
    return (
        mine.transform_filter(f"datum.standing == '{ON_FRONT}'")
        .transform_calculate(place=place)
        .transform_aggregate(
            fastest=f"argmax({x_is})", designs="count()", groupby=["place"]
        )
        .transform_calculate(
            label="datum.fastest.name"
            " + (datum.designs > 1 ? ' +' + (datum.designs - 1) : '')",
            **{column: f"datum.fastest.{column}" for column in (x_is, Y)},
        )
        .mark_text(fontSize=11, limit=190, color=theme.TEXT, **looks)
        .encode(text="label:N")
    )
