"""One look for all charts: what a platform, datatype and topology look like.

A platform has its colour and its shape on every page. Hue tells the family of
accelerators, lightness the member, shape is the second sign: two platforms
whose colours are near for a colour-blind person differ in shape. All colours
read on white and on the dark background; text takes NEUTRAL, which does too.
"""

import json
import math
import re
import zlib
from collections.abc import Iterable

import altair as alt
from plain_text import shortened

# The pages send the data themselves; Altair's limit of 5000 rows is for notebooks.
alt.data_transformers.disable_max_rows()

NEUTRAL = "#85888f"  # text and lines that belong to no platform
HEIGHT = 510  # of a chart that has the page to itself, in pixels: fits 1366 x 768
PALE = 0.12  # opacity of what the legend has not picked
MOST_ENTRIES = 18  # of a legend; it then says how many more there are
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
    "Ultra96-DPU": ("#7eb6ea", "square"),
    "ZCU104-DPU": ("#3b8bd4", "square"),
    "ZCU102-DPU": ("#1f66b0", "square"),
    "ZCU104-FINN": ("#00a078", "triangle-up"),
    "ZCU104-BISMO": ("#5f9e1f", "triangle-down"),
    "TX2-maxn": ("#b8470a", "circle"),
    "TX2-maxp": ("#e0731c", "circle"),
    "TX2-maxq": ("#f2a65a", "circle"),
    "EdgeTPU-fast": ("#96509f", "diamond"),
    "EdgeTPU-slow": ("#cf86c6", "diamond"),
    "NCS2": ("#b39200", "cross"),
    "U96-Quadcore-A53": ("#7a7f87", "triangle-right"),
}

TOPOLOGY_LOOKS = {
    "ResNet-50": ("#d5661a", "circle"),
    "ResNet-50 v1.5": ("#e8a06a", "triangle-right"),
    "GoogLeNetv1": ("#2b7fc4", "square"),
    "MobileNetv1": ("#12a07c", "triangle-up"),
    "EfficientNet-S": ("#d48fc8", "diamond"),
    "EfficientNet-M": ("#b265b4", "diamond"),
    "EfficientNet-L": ("#87409a", "diamond"),
    "CNV": ("#b39200", "cross"),
    "MLP": ("#7a7f87", "triangle-down"),
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

_OTHER_COLOURS = ("#4f8a8b", "#a0647a", "#7d8c3c", "#a9744f", "#6a73b5")
_OTHER_DASHES = ([8, 2], [3, 1], [8, 2, 3, 2])


def platform_colour(platforms: Iterable[str], **channel) -> alt.Color:
    """The colour channel of platforms, in their own order and no other.

    `channel` is anything alt.Color takes, as legend=None.
    """
    names = order_platforms(platforms)
    scale = alt.Scale(domain=names, range=[_platform_look(name)[0] for name in names])
    return alt.Color("platform:N", title="Platform", scale=scale, **channel)


def platform_shape(platforms: Iterable[str], **channel) -> alt.Shape:
    """The shape channel of platforms; its legend joins that of the colour."""
    names = order_platforms(platforms)
    scale = alt.Scale(domain=names, range=[_platform_look(name)[1] for name in names])
    return alt.Shape("platform:N", title="Platform", scale=scale, **channel)


def topology_colour(topologies: Iterable[str], **channel) -> alt.Color:
    names = _in_order(topologies, TOPOLOGY_LOOKS)
    scale = alt.Scale(domain=names, range=[_topology_look(name)[0] for name in names])
    return alt.Color("topology:N", title="Topology", scale=scale, **channel)


def topology_shape(topologies: Iterable[str], **channel) -> alt.Shape:
    names = _in_order(topologies, TOPOLOGY_LOOKS)
    scale = alt.Scale(domain=names, range=[_topology_look(name)[1] for name in names])
    return alt.Shape("topology:N", title="Topology", scale=scale, **channel)


def datatype_dash(datatypes: Iterable[str], **channel) -> alt.StrokeDash:
    names = _in_order(datatypes, DATATYPE_LOOKS)
    scale = alt.Scale(domain=names, range=[_datatype_look(name)[0] for name in names])
    return alt.StrokeDash("datatype:N", title="Datatype", scale=scale, **channel)


def datatype_shape(datatypes: Iterable[str], **channel) -> alt.Shape:
    names = _in_order(datatypes, DATATYPE_LOOKS)
    scale = alt.Scale(domain=names, range=[_datatype_look(name)[1] for name in names])
    return alt.Shape("datatype:N", title="Datatype", scale=scale, **channel)


def order_platforms(platforms: Iterable[str]) -> list[str]:
    """Families together, then others by name; the order of every legend and axis."""
    return _in_order(platforms, PLATFORM_LOOKS)


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
    return _in_order(datatypes, DATATYPE_LOOKS)


def legend_pick(field: str) -> alt.Parameter:
    """A click in the legend keeps one `field`; shift adds, a double click clears.

    Streamlit wants a name, and two charts of a page may not share one.
    """
    return alt.selection_point(name=f"pick_{field}", fields=[field], bind="legend")


def picked(*picks: alt.Parameter, opacity: float = 1.0) -> alt.Opacity:
    """Full where every legend agrees, pale elsewhere."""
    test = picks[0]
    for pick in picks[1:]:
        test = test & pick
    return alt.when(test).then(alt.value(opacity)).otherwise(alt.value(PALE))


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


def _in_order(names: Iterable[str], known: dict) -> list[str]:
    present = set(names)
    return [name for name in known if name in present] + sorted(present - known.keys())


def _pick_stably(name: str, choices):
    """The same choice for the same name, always and everywhere."""
    return choices[zlib.crc32(name.encode()) % len(choices)]


def _platform_look(name: str) -> tuple[str, str]:
    if name in PLATFORM_LOOKS:
        return PLATFORM_LOOKS[name]
    shapes = sorted({shape for _, shape in PLATFORM_LOOKS.values()})
    return _pick_stably(name, _OTHER_COLOURS), _pick_stably(name + "*", shapes)


def _topology_look(name: str) -> tuple[str, str]:
    if name in TOPOLOGY_LOOKS:
        return TOPOLOGY_LOOKS[name]
    shapes = sorted({shape for _, shape in TOPOLOGY_LOOKS.values()})
    return _pick_stably(name, _OTHER_COLOURS), _pick_stably(name + "*", shapes)


def _datatype_look(name: str) -> tuple[list[int], str]:
    if name in DATATYPE_LOOKS:
        return DATATYPE_LOOKS[name]
    return _pick_stably(name, _OTHER_DASHES), "circle"
