"""Charts on rows that one can read: what goes in as a table, what Vega draws of it."""

import io
import json
import re
from functools import cache
from typing import NamedTuple
from xml.etree import ElementTree

import altair as alt
import pandas as pd
import vl_convert

PLOT_WIDTH = 1000  # in pixels
LINK = "{http://www.w3.org/1999/xlink}href"


def table(text: str, **same) -> pd.DataFrame:
    """The rows of a text with a | between its columns; an empty cell is not known.

    >>> table('''
    ...     network | fps  | platform
    ...     small   | 10.5 | NCS2
    ...     large   |      | NCS2
    ... ''', datatype="FP16").shape
    (2, 4)

    `same` are columns with one value for all rows.
    """
    lines = "\n".join(line.strip() for line in text.strip().splitlines())
    rows = pd.read_csv(io.StringIO(lines), sep=r"\s*\|\s*", engine="python")
    return rows.assign(**same)


class Mark(NamedTuple):
    """A mark as it is seen: its values under the titles of axes, legends and tooltip,
    how it looks, what it says, where it leads and where it stands, in pixels."""

    values: dict[str, str]
    look: dict[str, str]
    text: str | None
    link: str | None
    x: float
    y: float


def drawn(chart: alt.TopLevelMixin, kind: str) -> list[Mark]:
    """All marks of a kind (point, rule, text, rect, ...) that Vega draws of a chart.

    Not those that are there for the pointer alone.
    """
    spec = chart.to_dict()
    if "layer" in spec:
        spec.setdefault("width", PLOT_WIDTH)
    root = _drawing(json.dumps(spec))
    links = {mark: link.get(LINK) for link in root.iter() for mark in link}
    return [
        Mark(
            # From Vega's description of a mark, made for those who cannot see it.
            _values(mark.get("aria-label")),
            dict(mark.attrib),
            mark.text,
            links[mark],
            *_place(mark.get("transform")),
        )
        for mark in root.iter()
        if mark.get("aria-roledescription") in (kind, f"{kind} mark")
        if float(mark.get("stroke-opacity", 1)) > 0.01
    ]


def told(rows: alt.Chart, tooltip: list[alt.Tooltip]) -> list[dict[str, str]]:
    """What a tooltip says of each row, line by line; no axis or legend speaks there."""
    return [
        mark.values
        for mark in drawn(rows.mark_point().encode(tooltip=tooltip), "point")
    ]


@cache
def _drawing(spec: str) -> ElementTree.Element:
    return ElementTree.fromstring(vl_convert.vegalite_to_svg(spec))


def layers(chart: alt.TopLevelMixin, kind: str | None = None) -> list[dict]:
    """The layers of a chart's specification, those of a kind of mark or all."""
    spec = chart.to_dict()
    inner = spec.get("spec", spec)["layer"]
    return [one for one in inner if kind is None or one["mark"]["type"] == kind]


def look_of(scale: dict) -> dict:
    """What each value of a scale's domain looks like."""
    return dict(zip(scale["domain"], scale["range"], strict=True))


def _values(description: str) -> dict[str, str]:
    parts = re.split(r"; (?=[^;]*?: )", description)
    return dict(part.split(": ", 1) for part in parts)


def _place(transform: str | None) -> tuple[float, float]:
    numbers = re.findall(r"-?[\d.]+(?:e-?\d+)?", transform or "0,0")
    x, y = (float(number) for number in numbers[:2])
    return x, y
