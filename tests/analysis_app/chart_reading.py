"""Charts on rows that one can read: what goes in as a table, what Vega draws of it."""

import io
import json
import re
from collections.abc import Iterator
from functools import cache
from typing import Any, NamedTuple
from xml.etree import ElementTree

import altair as alt
import pandas as pd
import vl_convert

PLOT_WIDTH = 1000  # in pixels
LINK = "{http://www.w3.org/1999/xlink}href"
# What vl_convert takes a relative address to be relative to.
BASE = "https://vega.github.io/vega-datasets/"


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
    spec = chart.to_dict(validate=False)  # which takes longest, and drawing is a check
    if "layer" in spec:
        spec.setdefault("width", PLOT_WIDTH)
    root = _drawing(json.dumps(spec))
    titles = set(_titles(spec))
    links = {mark: link.get(LINK) for link in root.iter() for mark in link}
    return [
        Mark(
            # From Vega's description of a mark, made for those who cannot see it.
            _values(mark.get("aria-label"), titles),
            dict(mark.attrib),
            mark.text,
            _relative(links[mark]),
            *_place(mark.get("transform") or mark.get("d")),
        )
        for mark in root.iter()
        if mark.get("aria-roledescription") in (kind, f"{kind} mark")
        if float(mark.get("stroke-opacity", 1)) > 0.01
    ]


def said(rows: alt.Chart, tooltip: list[alt.Tooltip]) -> list[dict[str, str]]:
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
    spec = chart.to_dict(validate=False)
    inner = spec.get("spec", spec)["layer"]
    return [one for one in inner if kind is None or one["mark"]["type"] == kind]


def look_of(scale: dict) -> dict:
    """What each value of a scale's domain looks like."""
    return dict(zip(scale["domain"], scale["range"], strict=True))


def _titles(spec: Any) -> Iterator[str]:
    """What values may be called."""
    if isinstance(spec, list):
        for part in spec:
            yield from _titles(part)
    elif isinstance(spec, dict):
        yield from (
            spec[of] for of in ("title", "field") if isinstance(spec.get(of), str)
        )
        yield from _titles([part for key, part in spec.items() if key != "datasets"])


def _values(description: str, titles: set[str]) -> dict[str, str]:
    """Of "Power (W): 5; Bound by: memory; far from it"."""
    known = "|".join(
        re.escape(title) for title in sorted(titles, key=len, reverse=True)
    )
    _, *parts = re.split(rf"(?:^|; )({known}|[^;:]*): ", description)
    return dict(zip(parts[::2], parts[1::2], strict=True))


def _relative(address: str | None) -> str | None:
    return address and address.removeprefix(BASE)


def _place(drawn_at: str) -> tuple[float, float]:
    """Of "translate(7,8)", or where a path "M7,8h3" begins."""
    x, y = re.findall(r"-?[\d.]+(?:e-?\d+)?", drawn_at)[:2]
    return float(x), float(y)
