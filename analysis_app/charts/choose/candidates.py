"""The designs that fit: what each gives, may give, and is allowed by its bound."""

import altair as alt
import labels
import links
import pandas as pd
from charts import theme
from task_words import Task

# Pixels: a line of text with the marks below it, what one more line adds to a row, and
# how far that one is below the first.
ROW, LINE, BELOW = 40, 20, 14


def candidates_chart(rows: pd.DataFrame, task: Task) -> alt.LayerChart:
    """Fastest first, then the nearest misses; from views.choose.described.

    Point: the throughput, hollow where a limit is missed; coloured line: its interval,
    where it has one; tick: the bound; dashed: what of it the platform usually reaches.
    """
    domain = _domain(rows)
    order = rows["design"].to_list()
    platforms = rows["platform"]
    x = theme.log_axis("throughput_fps", labels.title("throughput_fps"), alt.X, domain)
    base = alt.Chart().encode(
        y=alt.Y("design:N", sort=None, scale=alt.Scale(domain=order), axis=None),
        tooltip=_tooltip(task),
        href=links.HREF,
    )
    colour = theme.platform_colour(platforms, legend=None)

    def at(field: str) -> alt.X:
        return theme.log_axis(field, labels.title("throughput_fps"), alt.X, domain)

    # What it misses is a second line of text.
    room = 0 if rows["fits"].all() else LINE
    below = {"yOffset": room / 6}
    text = {"baseline": "middle", "fontSize": 12, "color": theme.TEXT}
    above = text | {"dy": -13 - room / 2}
    return alt.layer(
        base.mark_text(align="left", limit=230, **above).encode(
            x=alt.value(0), text="design:N"
        ),
        base.mark_text(align="right", **above).encode(
            x=alt.value("width"), text="figures:N"
        ),
        base.transform_filter("!datum.fits")
        .mark_text(align="right", **(above | {"dy": above["dy"] + BELOW}))
        .encode(x=alt.value("width"), text="kept:N"),
        base.mark_rule(
            color=theme.NEUTRAL, strokeWidth=1.5, strokeDash=[3, 2], **below
        ).encode(x=at("usual_fps_lower"), x2="usual_fps_upper:Q"),
        base.mark_rule(strokeWidth=5, opacity=0.55, **below).encode(
            x=at("throughput_fps_lower"), x2="throughput_fps_upper:Q", color=colour
        ),
        base.mark_tick(color=theme.NEUTRAL, thickness=3, height=13, **below).encode(
            x=at("roofline_fps")
        ),
        _points(
            base.transform_filter("datum.fits"), x, platforms, filled=True, **below
        ),
        _points(
            base.transform_filter("!datum.fits"), x, platforms, filled=False, **below
        ),
        data=rows,
    ).properties(height=(ROW + room) * len(rows) + 50)


def _points(base: alt.Chart, x: alt.X, platforms: pd.Series, **look) -> alt.Chart:
    """Large where nothing of its kind beats it."""
    return base.mark_point(opacity=1, **look).encode(
        x=x,
        color=theme.platform_colour(platforms, legend=None),
        shape=theme.platform_shape(platforms, legend=None),
        size=alt.condition("datum.is_pareto_optimal", alt.value(170), alt.value(60)),
    )


def _domain(rows: pd.DataFrame) -> list[float]:
    drawn = rows[
        [
            "throughput_fps",
            "throughput_fps_lower",
            "throughput_fps_upper",
            "usual_fps_lower",
            "usual_fps_upper",
            "roofline_fps",
        ]
    ]
    return [float(drawn.min().min()) / 1.3, float(drawn.max().max()) * 1.3]


def _tooltip(task: Task) -> list[alt.Tooltip]:
    return [
        *map(labels.tooltip, ("network", "datatype", "platform", "device_class")),
        *map(labels.tooltip, ("throughput_fps", "throughput_scope")),
        *map(labels.tooltip, ("throughput_fps_lower", "throughput_fps_upper")),
        labels.tooltip("accuracy_pct", task.title),
        *map(labels.tooltip, ("latency_ms", "power_watts", "power_scope")),
        *map(labels.tooltip, ("batch_size", "threads")),
        *map(labels.tooltip, ("roofline_fps", "reached_share", "median_share")),
        *map(labels.tooltip, ("measurements", "flagged_for")),
        labels.tooltip("kept"),
        alt.Tooltip("is_pareto_optimal:N", title="Nothing of its kind beats it"),
    ]
