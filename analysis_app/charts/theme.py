"""One look for all charts: what a platform, datatype and topology look like.

A platform has its colour and its shape on every page. Hue tells the family of
accelerators, lightness the member, shape is the second sign. To whom red and
green look alike all of them still differ, and each has a contrast of three with
white and with the dark background. No colour has the 4.5 that text needs with
both: text takes TEXT, which looks at what it stands on.
"""

import json
import math
import re
import zlib
from collections.abc import Iterable, Mapping

import altair as alt
from plain_text import shortened

# The pages send the data themselves; Altair's limit of 5000 rows is for notebooks.
alt.data_transformers.disable_max_rows()

NEUTRAL = "#7a7e86"  # lines and marks that belong to no platform: 4.0 on both

# Text by what it stands on: Vega's own background, which Streamlit sets.
_ON_DARK = "contrast(background, 'white') > 4.5"
ON_LIGHT, ON_DARK = "#31333f", "#e8e8e6"


def text_colour(on_light: str, on_dark: str) -> alt.ExprRef:
    """The one of two colours that reads on the page that the chart is on."""
    return alt.ExprRef(f"{_ON_DARK} ? '{on_dark}' : '{on_light}'")


TEXT = text_colour(ON_LIGHT, ON_DARK)


@alt.theme.register("readable", enable=True)
def _readable() -> alt.theme.ThemeConfig:
    """Text of axes, legends and panels as dark as the page's own.

    Streamlit merges its theme under the chart's: what is said here holds.
    """
    text = TEXT.to_dict()
    both = {"labelColor": text, "titleColor": text}
    return {
        "config": {
            "axis": both,
            "legend": both,
            "header": both,
            "title": {"color": text, "subtitleColor": text},
            "text": {"color": text},
        }
    }


HEIGHT = 510  # of a chart that has the page to itself, in pixels: fits 1366 x 768
PICK = "pick_"  # begins the name of what a legend keeps
PALE = 0.12  # opacity of what the legend has not picked
MOST_ENTRIES = 18  # of a legend; it then says how many more there are
LEGEND_COLUMNS = 2  # of one above a chart: as many as a phone has room for
SLIM_LEGEND = alt.Legend(
    symbolSize=70,
    symbolStrokeWidth=1,
    rowPadding=2,
    labelFontSize=12,
    symbolLimit=MOST_ENTRIES,
)
DASH_LEGEND = alt.Legend(
    symbolSize=700,
    symbolStrokeWidth=2,
    symbolOpacity=1,
    rowPadding=-12,
    labelFontSize=12,
)

# platform: colour, shape
PLATFORM_LOOKS = {
    "Ultra96-DPU": ("#2d8cb4", "square"),
    "ZCU104-DPU": ("#296a8c", "square"),
    "ZCU102-DPU": ("#4c50e7", "square"),
    "ZCU104-FINN": ("#31705b", "triangle-up"),
    "ZCU104-BISMO": ("#477133", "triangle-down"),
    "TX2-maxn": ("#cc7e75", "circle"),
    "TX2-maxp": ("#ba3102", "circle"),
    "TX2-maxq": ("#a28042", "circle"),
    "EdgeTPU-fast": ("#cc64fd", "diamond"),
    "EdgeTPU-slow": ("#bf0586", "diamond"),
    "NCS2": ("#b39003", "cross"),
    "U96-Quadcore-A53": ("#948b93", "triangle-right"),
}

TOPOLOGY_LOOKS = {
    "ResNet-50": ("#935246", "circle"),
    "ResNet-50 v1.5": ("#c52f01", "triangle-right"),
    "GoogLeNetv1": ("#168faf", "square"),
    "MobileNetv1": ("#17a678", "triangle-up"),
    "EfficientNet-S": ("#d5348f", "diamond"),
    "EfficientNet-M": ("#9804f5", "diamond"),
    "EfficientNet-L": ("#c16cfe", "diamond"),
    "CNV": ("#b98c1a", "cross"),
    "MLP": ("#6a6167", "triangle-down"),
}

# datatype: dash of a line (pixels drawn, pixels left out), shape of a point.
# The narrower the datatype, the shorter the dash; floating point has two parts.
DATATYPE_LOOKS = {
    "INT1": ([1, 3], "stroke"),
    "INT2": ([2, 2], "triangle-down"),
    "INT4": ([5, 3], "triangle-up"),
    "INT8": ([1, 0], "square"),
    "INT16": ([12, 3], "triangle-right"),
    "FP8": ([6, 2, 1, 2], "triangle-left"),
    "FP16": ([9, 3, 2, 3], "circle"),
    "BF16": ([9, 3, 2, 3, 2, 3], "circle"),
    "TF32": ([14, 3, 2, 3, 2, 3], "diamond"),
    "FP32": ([14, 3, 2, 3], "diamond"),
    "FP64": ([20, 3, 2, 3], "cross"),
}

CROSS = "M-1,-1L1,1M1,-1L-1,1"  # two strokes, for what lacks something

# What limits a design, on every page.
BOUND_BY_COLOURS = {"compute": "#6b8eff", "memory": "#fa610d", "link": "#bb1183"}

# For names that have no look of their own.
DISTINCT_COLOURS = (
    "#935246",
    "#168faf",
    "#17a678",
    "#d5348f",
    "#9804f5",
    "#c16cfe",
    "#b98c1a",
    "#c52f01",
)
_OTHER_DASHES = ([8, 2], [3, 1], [8, 2, 3, 2])


def of_names(
    channel: type, field: str, looks: Mapping[str, object], title: str | None, **options
):
    """A channel of a column of names, each with its look, in their order."""
    scale = alt.Scale(domain=list(looks), range=list(looks.values()))
    return channel(f"{field}:N", title=title, scale=scale, **options)


def platform_colour(platforms: Iterable[str], **channel) -> alt.Color:
    """The colour channel of platforms, in their own order and no other.

    `channel` is anything alt.Color takes, as legend=None.
    """
    looks = {name: _platform_look(name)[0] for name in order_platforms(platforms)}
    return of_names(alt.Color, "platform", looks, "Platform", **channel)


def platform_shape(platforms: Iterable[str], **channel) -> alt.Shape:
    """The shape channel of platforms; its legend joins that of the colour."""
    looks = {name: _platform_look(name)[1] for name in order_platforms(platforms)}
    return of_names(alt.Shape, "platform", looks, "Platform", **channel)


def topology_colour(topologies: Iterable[str], **channel) -> alt.Color:
    names = known_first(topologies, TOPOLOGY_LOOKS)
    looks = {name: _topology_look(name)[0] for name in names}
    return of_names(alt.Color, "topology", looks, "Topology", **channel)


def topology_shape(topologies: Iterable[str], **channel) -> alt.Shape:
    names = known_first(topologies, TOPOLOGY_LOOKS)
    looks = {name: _topology_look(name)[1] for name in names}
    return of_names(alt.Shape, "topology", looks, "Topology", **channel)


def datatype_dash(datatypes: Iterable[str], **channel) -> alt.StrokeDash:
    looks = {name: _datatype_look(name)[0] for name in order_datatypes(datatypes)}
    return of_names(alt.StrokeDash, "datatype", looks, "Datatype", **channel)


def datatype_shape(datatypes: Iterable[str], **channel) -> alt.Shape:
    looks = {name: _datatype_look(name)[1] for name in order_datatypes(datatypes)}
    return of_names(alt.Shape, "datatype", looks, "Datatype", **channel)


def bound_by_colour(bounds: Iterable[str], **channel) -> alt.Color:
    """Of what binds somewhere."""
    looks = present(BOUND_BY_COLOURS, bounds)
    return of_names(alt.Color, "bound_by", looks, "Bound by", **channel)


def order_platforms(platforms: Iterable[str]) -> list[str]:
    """Families together, then others by name; the order of every legend and axis."""
    return known_first(platforms, PLATFORM_LOOKS)


MOST_LINES = 4  # of a broken name


def broken_names(platforms: Iterable[str]) -> dict[str, list[str]]:
    """Names of platforms in short lines, as an axis of columns has room for them."""
    names = sorted(set(platforms))
    room = max(6, 110 // len(names))
    broken = {}
    for name in names:
        lines = [shortened(part, room) for part in re.split(r"[-\s]+", name) if part]
        if len(lines) > MOST_LINES:
            lines = [*lines[: MOST_LINES - 1], "…"]
        broken[name] = lines or ["…"]
    return broken


def broken_labels(platforms: Iterable[str]) -> str:
    """The same as an expression of Vega, for the labels of an axis."""
    return f"{json.dumps(broken_names(platforms))}[datum.label]"


def order_datatypes(datatypes: Iterable[str]) -> list[str]:
    return known_first(datatypes, DATATYPE_LOOKS)


def known_first(names: Iterable[str], known: Mapping[str, object]) -> list[str]:
    """Those that are known in their order, then others by name."""
    there = set(names)
    return [name for name in known if name in there] + sorted(there - known.keys())


def present(looks: Mapping[str, str], names: Iterable[str]) -> dict[str, str]:
    """The looks of the names that are there, in the order of the looks."""
    there = set(names)
    return {name: look for name, look in looks.items() if name in there}


def legend_pick(field: str) -> alt.Parameter:
    """A click in the legend keeps one `field`; shift adds, a double click clears.

    Streamlit wants a name, and two charts of a page may not share one.
    """
    return alt.selection_point(name=f"{PICK}{field}", fields=[field], bind="legend")


def picked(*picks: alt.Parameter, opacity: float = 1.0) -> alt.Opacity:
    """Full where every legend agrees, pale elsewhere."""
    test = picks[0]
    for pick in picks[1:]:
        test = test & pick
    return alt.when(test).then(alt.value(opacity)).otherwise(alt.value(PALE))


def with_room(plot: int, entries: int, columns: int = LEGEND_COLUMNS) -> int:
    """The height of a chart whose plot is so high: legend and axis are within it."""
    return plot + 105 + 27 * math.ceil(entries / columns)


def log_axis(
    field: str, title: str, channel: type = alt.X, domain: list[float] | None = None
):
    """A logarithmic axis; the title has the unit.

    With a `domain` the ticks are 1, 2, 5, 10, ... or, over four decades and more,
    the powers of ten; both written out.
    """
    scale = alt.Scale(type="log")
    axis = alt.Axis(format=",~r", labelOverlap=True, gridOpacity=0.5)
    if domain:
        scale = alt.Scale(type="log", domain=domain, nice=False)
        axis.values = _ticks(*domain)
    return channel(f"{field}:Q", title=title, scale=scale, axis=axis)


def _ticks(low: float, high: float) -> list[float]:
    decades = range(math.floor(math.log10(low)), math.ceil(math.log10(high)) + 1)
    steps = (1, 2, 5) if math.log10(high / low) < 4 else (1,)
    ticks = (step * 10.0**decade for decade in decades for step in steps)
    return [tick for tick in ticks if low <= tick <= high]


def _pick_stably(name: str, choices):
    """The same choice for the same name, always and everywhere."""
    return choices[zlib.crc32(name.encode()) % len(choices)]


def _platform_look(name: str) -> tuple[str, str]:
    if name in PLATFORM_LOOKS:
        return PLATFORM_LOOKS[name]
    shapes = sorted({shape for _, shape in PLATFORM_LOOKS.values()})
    return _pick_stably(name, DISTINCT_COLOURS), _pick_stably(name + "*", shapes)


def _topology_look(name: str) -> tuple[str, str]:
    if name in TOPOLOGY_LOOKS:
        return TOPOLOGY_LOOKS[name]
    shapes = sorted({shape for _, shape in TOPOLOGY_LOOKS.values()})
    return _pick_stably(name, DISTINCT_COLOURS), _pick_stably(name + "*", shapes)


def _datatype_look(name: str) -> tuple[list[int], str]:
    if name in DATATYPE_LOOKS:
        return DATATYPE_LOOKS[name]
    return _pick_stably(name, _OTHER_DASHES), "circle"
