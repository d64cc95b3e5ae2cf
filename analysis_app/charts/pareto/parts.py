"""What the three Pareto charts share: axes, front, points, names, tooltip.

A design of the front at (x, y) beats everything left of and below it, so the
border of what is attained runs left from each to the next slower one and down to
the next faster one.

Layers get their data, the frame of queries.pareto.designs, from the chart that
they are put into: Altair would hash the data of each layer anew. Channels are
objects; text and dictionaries take Altair ten times as long.
"""

import json
import math
from typing import NamedTuple

import altair as alt
import pandas as pd
from charts import theme
from links import HREF
from plain_text import shortened
from task_words import Task

X = "throughput_fps"
Y = "accuracy_pct"
X_TITLE = "Throughput (inputs per second)"
HEIGHT = 460  # in pixels: with three lines of text above it fits 1366 x 768

NAME_WIDTH = 170  # at most, of a network's name
FEW_NAMES = 30  # of which few run into each other
WIDTH = 900  # about, of a plot in a laptop's window, in pixels

# Signs in the legend stay full where those in the plot are pale.
_SIGNS = {
    "symbolSize": 70,
    "symbolStrokeWidth": 1.5,
    "symbolOpacity": 1,
    "rowPadding": 2,
    "labelFontSize": 12,
    "symbolLimit": theme.MOST_ENTRIES,
}
LEGEND = alt.Legend(**_SIGNS)
SHAPE_LEGEND = alt.Legend(  # of shapes alone, which have no colour of their own
    **_SIGNS, symbolFillColor=theme.NEUTRAL, symbolStrokeColor=theme.NEUTRAL
)

PLATFORM = "platform"
TOPOLOGY = "topology"
AS_COLOUR = "as colour"
DATATYPE = "datatype"
DEVICE_CLASS = "device class"


class EvidenceLook(NamedTuple):
    """How an evidence is drawn; hues read on white and on the dark background."""

    hue: str
    fill: float  # opacity: the fuller the sign, the nearer to what was measured
    fill_in_words: str
    dash: list[int]


# By the position of the evidence, from assumed to measured.
EVIDENCE_LOOKS = (
    EvidenceLook("#d0830c", 0.0, "hollow", [1, 3]),
    EvidenceLook("#ac404d", 0.25, "pale inside", [6, 3]),
    EvidenceLook("#40a394", 0.6, "darker inside", [8, 2, 2, 2]),
    EvidenceLook("#9b80fc", 0.8, "nearly full", [12, 3]),
    EvidenceLook("#3d6989", 1.0, "full", [1, 0]),
)
DEVICE_CLASS_SHAPES = {
    "FPGA": "square",
    "GPU": "circle",
    "TPU": "diamond",
    "VLIW": "cross",
    "CPU": "triangle-right",
}
# standing: area of the sign in square pixels, opacity. Both fronts look alike.
STANDINGS = {
    "rank 1": (130, 1.0),
    "front of these": (130, 1.0),
    "rank 2": (75, 0.65),
    "rank 3 and more": (48, 0.42),
    "dominated": (55, 0.5),
}


class Axes:
    """Both axes with room around every design, the same for all layers.

    On the right there is room for a name beside the fastest design; `width` is
    that of the plot in pixels, or about that.
    """

    def __init__(self, designs: pd.DataFrame, task: Task, width: int = WIDTH) -> None:
        fps, accuracy = designs[X], designs[Y]
        spread = float(accuracy.max() - accuracy.min())
        # Of percentages half a point at least; else a part of the number itself.
        least = 0.5 if accuracy.max() > 20 else max(0.02 * float(accuracy.max()), 1e-9)
        points = max(spread, least)
        lines = 0.03 * designs["evidence"].nunique()  # for the fronts' titles
        self.width = width
        self.decades = max(math.log10(fps.max() / fps.min()), 0.5)
        name = 110 / (width - 110) * self.decades
        self.x_domain = [fps.min() / 1.4, fps.max() * 10**name]
        below, above = points * (0.03 + lines), points * 0.07
        most = 100.5 if accuracy.max() <= 100 else math.inf
        # The better end is above, also where lower is better.
        self.y_domain = (
            [accuracy.min() - below, min(accuracy.max() + above, most)]
            if task.higher_is_better
            else [accuracy.max() + below, accuracy.min() - above]
        )
        self.x = theme.log_axis(X, X_TITLE, alt.X, self.x_domain)
        self.y = alt.Y(
            f"{Y}:Q",
            title=shortened(task.axis_title, 70),
            scale=alt.Scale(domain=self.y_domain, nice=False, zero=False),
            axis=alt.Axis(gridOpacity=0.5, tickCount=8),
        )


def front_layers(
    base: alt.Chart,
    axes: Axes,
    colour: str,
    dash: alt.StrokeDash | None = None,
) -> list[alt.Chart]:
    """The region that the front attains, its border through real designs.

    At its ends the border runs on to the edges of the plot.
    """
    left, bottom = axes.x_domain[0], axes.y_domain[0]
    steps = (
        base.transform_filter("datum.is_on_front && datum.is_first_of_equals")
        .transform_calculate(
            left=f"isValid(datum.next_slower_fps) ? datum.next_slower_fps : {left}",
            down="isValid(datum.next_faster_accuracy_pct) "
            f"? datum.next_faster_accuracy_pct : {bottom}",
            bottom=f"{bottom}",
        )
        .encode(x=axes.x, y=axes.y)
    )
    line = {"strokeWidth": 2, "opacity": 0.9, "color": colour}
    looks = {}
    if dash is None:
        line["strokeCap"] = "square"  # closes the corners; dashes would grow by it
    else:
        looks["strokeDash"] = dash
    return [
        steps.mark_rect(opacity=0.06, color=colour).encode(
            x2=alt.X2("left"), y2=alt.Y2("bottom")
        ),
        steps.mark_rule(**line).encode(x2=alt.X2("left"), **looks),
        steps.mark_rule(**line).encode(y2=alt.Y2("down"), **looks),
    ]


def front_title(base: alt.Chart, axes: Axes, evidence: str, line: int = 0) -> alt.Chart:
    """The evidence's name beside the last drop; in lines below each other."""
    return (
        base.transform_filter(
            "datum.is_on_front && datum.is_first_of_equals "
            "&& !isValid(datum.next_faster_accuracy_pct)"
        )
        .transform_filter(alt.FieldEqualPredicate(field="evidence", equal=evidence))
        .mark_text(
            align="left",
            baseline="top",
            dx=7,
            dy=5 + 13 * line,
            fontSize=11,
            fontStyle="italic",
            color=theme.TEXT,
            text=evidence,
        )
        .encode(x=axes.x, y=axes.y)
    )


def names(base: alt.Chart, axes: Axes, designs: pd.DataFrame) -> alt.Chart:
    """Networks of the front, on the side where no design of it can be.

    Left out where the next one's would run into it; a name that stands several times
    is written once, beside its fastest.
    """
    apart = 90 / axes.width * axes.decades * math.log(10)
    points = abs(axes.y_domain[1] - axes.y_domain[0])
    lower = 15 * points / HEIGHT
    return (
        base.transform_filter(
            "datum.is_on_front && datum.is_shown && datum.is_first_of_equals"
        )
        .transform_filter(
            "!isValid(datum.next_faster_fps)"
            f" || log(datum.next_faster_fps / datum.{X}) > {apart}"
            f" || abs(datum.{Y} - datum.next_faster_accuracy_pct) > {lower}"
        )
        .transform_filter(_has_room(axes, designs))
        .transform_window(
            same_name_faster=f"lead({X})",
            groupby=["name_here"],
            sort=[alt.SortField(X)],
        )
        .transform_filter("!isValid(datum.same_name_faster)")
        .mark_text(
            align="left",
            baseline="bottom",
            dx=7,
            dy=-4,
            fontSize=11,
            limit=NAME_WIDTH,
            color=theme.TEXT,
        )
        .encode(x=axes.x, y=axes.y, text=alt.Text("name_here:N"))
    )


def _has_room(axes: Axes, designs: pd.DataFrame) -> str | bool:
    """An expression that leaves out names that would run into others.

    Where the fronts are long: the names of all fronts together, the best ranks of
    the last evidence first, each in a box of its own. In pixels.
    """
    front = designs[
        designs["is_on_front"] & designs["is_shown"] & designs["is_first_of_equals"]
    ]
    if len(front) <= FEW_NAMES:
        return "true"
    low, high = axes.y_domain
    front = front.assign(
        left=(front[X] / axes.x_domain[0]).map(math.log10)
        * axes.width
        / math.log10(axes.x_domain[1] / axes.x_domain[0]),
        bottom=(front[Y] - low) * HEIGHT / (high - low),
        width=(6 * front["name_here"].str.len()).clip(upper=NAME_WIDTH),
    ).sort_values(["evidence_position", X], ascending=False, kind="stable")
    boxes: list[tuple[float, float, float]] = []
    named = []
    for row in front.itertuples():
        box = (row.left, row.bottom, row.width)
        if all(_apart(box, other) for other in boxes):
            boxes.append(box)
            named.append(f"{row.evidence}\n{row.design}")
    return f"indexof({json.dumps(named)}, datum.evidence + '\\n' + datum.design) >= 0"


def _apart(box: tuple, other: tuple) -> bool:
    left, bottom, width = box
    its_left, its_bottom, its_width = other
    return (
        left > its_left + its_width + 4
        or its_left > left + width + 4
        or abs(bottom - its_bottom) > 14
    )


def left_out(base: alt.Chart, axes: Axes, task: Task) -> alt.Chart:
    """Designs of the front that the filters leave out: rings, so that none lacks."""
    return (
        base.transform_filter("!datum.is_shown")
        .mark_point(
            filled=False,
            shape="circle",
            size=60,
            color=theme.NEUTRAL,
            strokeDash=[2, 2],
        )
        .encode(x=axes.x, y=axes.y, href=HREF, tooltip=tooltip(task))
    )


def shape(designs: pd.DataFrame, sign: str, **channel) -> alt.Shape:
    """The second sign: the shape of platform, topology, datatype or device class."""
    if sign == DEVICE_CLASS:
        kinds = theme.known_first(shown(designs)["device_class"], DEVICE_CLASS_SHAPES)
        shapes = {kind: DEVICE_CLASS_SHAPES.get(kind, "triangle-up") for kind in kinds}
        return theme.of_names(
            alt.Shape, "device_class", shapes, "Device class", **channel
        )
    looks = {
        PLATFORM: theme.platform_shape,
        TOPOLOGY: theme.topology_shape,
        DATATYPE: theme.datatype_shape,
    }
    return looks[sign](shown(designs)[sign], **channel)


def colour(designs: pd.DataFrame, by: str, **channel) -> alt.Color:
    looks = theme.platform_colour if by == PLATFORM else theme.topology_colour
    return looks(shown(designs)[by], **channel)


def standing(designs: pd.DataFrame, pick: alt.Parameter) -> dict:
    """Size and opacity by rank; what the legend has not picked is pale."""
    standings = set(shown(designs)["standing"])
    present = [name for name in STANDINGS if name in standings]
    # Ordinal scales: the default would spread the ends of the range evenly.
    areas, opacities = (
        alt.Scale(type="ordinal", domain=present, range=list(values))
        for values in zip(*(STANDINGS[name] for name in present), strict=True)
    )
    look = {
        "title": "Pareto rank",
        "legend": alt.Legend(
            symbolFillColor=theme.NEUTRAL, symbolStrokeWidth=0, labelFontSize=12
        ),
    }
    opacity = alt.Opacity("standing", type="ordinal", scale=opacities, **look)
    return {
        "size": alt.Size("standing:O", scale=areas, **look),
        "opacity": if_picked(pick, opacity.to_dict(), theme.PALE),
        "order": alt.Order("is_on_front:O"),
    }


def if_picked(pick: alt.Parameter, look: dict, other: float) -> alt.OpacityValue:
    """An opacity for what the legend has picked and one for the rest.

    As alt.when says it, which takes ten times as long to make.
    """
    return alt.OpacityValue(other, condition={"param": pick.name, **look})


def shown(designs: pd.DataFrame) -> pd.DataFrame:
    """Without what the filters leave out: what legends are of."""
    return designs[designs["is_shown"]]


def in_order(designs: pd.DataFrame) -> list[str]:
    """Evidences in the order of the rows, which is from assumed to measured."""
    return designs["evidence"].drop_duplicates().to_list()


def evidence_looks(designs: pd.DataFrame) -> dict[str, EvidenceLook]:
    """Of the evidences that are there, in the order of the rows."""
    present = designs[["evidence", "evidence_position"]].drop_duplicates()
    return {
        evidence: EVIDENCE_LOOKS[(position - 1) % len(EVIDENCE_LOOKS)]
        for evidence, position in present.itertuples(index=False)
    }


def readable(base: alt.Chart) -> alt.Chart:
    """With words for the tooltip where a number may be unknown."""
    return base.transform_calculate(
        fps=f"format(datum.{X}, datum.{X} < 1000 ? '.4~r' : ',.0f')",
        power="isValid(datum.power_watts) "
        "? format(datum.power_watts, '.3~r') + ' W' "
        "+ (isValid(datum.power_scope) ? ' of the ' + datum.power_scope : '') "
        ": 'unknown'",
        energy="isValid(datum.energy_mj_per_input) "
        "? format(datum.energy_mj_per_input, ',.3~r') + ' mJ' : 'unknown'",
        of_bound="isValid(datum.share_of_bound) "
        "? format(datum.share_of_bound, '.3~p') : 'no measurement'",
        filters="datum.is_shown ? 'pass' : 'leave it out'",
        rank="isValid(datum.pareto_rank) ? datum.pareto_rank : 'not ranked'",
    )


def tooltip(task: Task) -> list[alt.Tooltip]:
    return [
        alt.Tooltip("designs_here:N", title="Design"),
        alt.Tooltip("evidence:N", title="Evidence"),
        alt.Tooltip("dominated_by:N", title="Dominated by"),
        alt.Tooltip("rank:N", title="Pareto rank"),
        alt.Tooltip(
            f"{Y}:Q",
            title=task.title,
            format=".2f" if task.unit == "percent" else ".5~g",
        ),
        alt.Tooltip("fps:N", title="Throughput (inputs/s)"),
        alt.Tooltip("latency_ms:Q", title="Latency (ms)", format=",.4~r"),
        alt.Tooltip("run_with:N", title="Run with"),
        alt.Tooltip("power:N", title="Power"),
        alt.Tooltip("energy:N", title="Energy per input"),
        alt.Tooltip("device_class:N", title="Device class"),
        alt.Tooltip("fps_by_evidence:N", title="Inputs/s by evidence"),
        alt.Tooltip("of_bound:N", title="Of its bound"),
        alt.Tooltip("filters:N", title="Filters"),
    ]


def deepest(designs: pd.DataFrame) -> int:
    """The deepest rank, at least 2, as the end of a scale."""
    return max(math.ceil(designs["depth"].max()), 2)
