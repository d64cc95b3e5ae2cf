"""Sections as one HTML file that needs nothing else: no network, no server.

Vega, Vega-Lite and vega-embed come from vl-convert, once for the whole page, and
so do rows that several charts show.
"""

import html
import json
import re
from collections.abc import Iterable
from pathlib import Path
from string import Template
from typing import Any

import altair as alt
import pandas as pd
import vl_convert
import warehouse
from charts.as_sent import with_values
from links import without_links
from views.view import Column, Section, Table, View

NOT_KNOWN = ("na", "nm")  # as sources print it; sorted behind what is known
MOST_ROWS = 200  # of a table; the app has the rest
LONG_TEXT = 36  # characters; more are cut until clicked
_HERE = Path(__file__).parent


def page(sections: list[Section], *, title: str, made: str) -> str:
    """`made` says when and from what, in plain text."""
    charts = _Charts()
    body = "\n".join(_section(section, charts) for section in sections)
    return Template((_HERE / "page.html").read_text(encoding="utf-8")).substitute(
        title=html.escape(title),
        made=html.escape(made),
        contents=_contents(sections),
        body=body,
        style=(_HERE / "style.css").read_text(encoding="utf-8"),
        libraries=_library(vl_convert.javascript_bundle()),
        charts=charts.to_json(),
        draw=(_HERE / "draw.js").read_text(encoding="utf-8"),
    )


class _Charts:
    """Specifications in the order of the page; equal rows are kept once."""

    def __init__(self) -> None:
        self._specs: list[dict[str, Any]] = []
        self._datasets: dict[str, Any] = {}

    def place(self, chart: alt.TopLevelMixin, title: str) -> str:
        """The element that the chart will be drawn in."""
        spec = without_links(with_values(chart))
        self._datasets |= spec.pop("datasets", {})
        is_one_plot = "layer" in spec or "mark" in spec
        if is_one_plot:
            # As in the app: as wide as the page, with legends within the height.
            spec |= {"width": "container"}
            spec |= {"autosize": {"type": "fit", "contains": "padding"}}
        self._specs.append(spec)
        width = "" if is_one_plot else " fixed"
        return (
            f'<div class="chart{width}"><div role="img" '
            f'aria-label="{html.escape(title)}" '
            f'data-chart="{len(self._specs) - 1}"></div></div>'
        )

    def to_json(self) -> str:
        """As the text of an element, which nothing in it can end."""
        everything = {"specs": self._specs, "datasets": self._datasets}
        text = json.dumps(everything, separators=(",", ":"), allow_nan=False)
        return text.replace("<", "\\u003c")


def _contents(sections: Iterable[Section]) -> str:
    return "\n".join(
        f'<li><a href="#{_anchor(section.title)}">{html.escape(section.title)}</a></li>'
        for section in sections
    )


def _section(section: Section, charts: _Charts) -> str:
    parts = "\n".join(_part(part, charts) for part in section.parts)
    name = html.escape(section.title)
    return f'<section id="{_anchor(section.title)}"><h2>{name}</h2>\n{parts}</section>'


def _part(part: View, charts: _Charts) -> str:
    drawn = "".join(charts.place(chart, part.title) for chart in part.charts)
    statements = "\n\n".join(
        f"-- {name}\n{warehouse.statement(rows)};" for name, rows in part.rows.items()
    )
    return (
        f"<article><h3>{html.escape(part.title)}</h3>"
        f"<p>{html.escape(part.explanation)}</p>"
        f"{''.join(f'<p>{html.escape(answer)}</p>' for answer in part.answers)}"
        f'<div class="charts count{len(part.charts)}">{drawn}</div>'
        f"{_table(part.table) if part.table else ''}"
        f"{''.join(f'<p>{html.escape(note)}</p>' for note in part.notes)}"
        f"<details><summary>SQL</summary><pre>{html.escape(statements)}</pre></details>"
        "</article>"
    )


def _table(table: Table) -> str:
    head = "".join(
        f'<th scope="col" title="{html.escape(column.help_text or "")}"'
        f'{" class=number" * bool(column.number_format)}><button type="button">'
        f"{html.escape(column.title)}</button></th>"
        for column in table.columns
    )
    rows = "\n".join(
        "<tr>"
        + "".join(_cell(row[c.name], c, table.missing) for c in table.columns)
        + "</tr>"
        for row in table.rows.head(MOST_ROWS).to_dict("records")
    )
    left_out = ""
    if len(table.rows) > MOST_ROWS:
        left_out = (
            f"<p>The first {MOST_ROWS} of {len(table.rows):,} rows; the app shows the "
            "rest, and downloads all of them.</p>"
        )
    return (
        f'<div class="table"><table><thead><tr>{head}</tr></thead>'
        f"<tbody>\n{rows}</tbody></table></div>{left_out}"
    )


def _cell(value: Any, column: Column, missing: str) -> str:
    if pd.isna(value):
        side = " number" if column.number_format else ""
        return f'<td class="missing{side}">{html.escape(missing)}</td>'
    if not column.number_format or isinstance(value, bool):
        words = ("no", "yes")[value] if isinstance(value, bool) else str(value)
        text = html.escape(words)
        if words in NOT_KNOWN:
            return f'<td class="missing">{text}</td>'
        if len(words) <= LONG_TEXT:
            return f"<td>{text}</td>"
        return f'<td class="long" title="{text}"><div>{text}</div></td>'
    text = _number(float(value), column.number_format)
    return f'<td class="number" data-value="{float(value)!r}">{text}</td>'


def _number(value: float, number_format: str) -> str:
    """As the format says, with thousands apart and large numbers written out."""
    if number_format.endswith("percent"):
        sign = "+" if number_format.startswith("+") else ""
        return f"{100 * value:{sign},.3g} %"
    if number_format == "%d":
        return f"{value:,.0f}"
    text = format(value, "," + number_format.removeprefix("%"))
    return f"{value:,.0f}" if "e+" in text else text


def _anchor(title: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", title.lower()).strip("-")


def _library(script: str) -> str:
    """A script as the text of an element, which it must not end."""
    if re.search(r"</script|<!--", script, re.I):
        raise ValueError("a library would end its own element")
    return script
