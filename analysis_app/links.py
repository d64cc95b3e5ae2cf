"""Addresses of the page A design, for marks of charts and cells of tables.

A mark is a link with `href=links.HREF` on rows that `with_links` gave. The address is
relative and every character of a name that means something in one is written as its
code: a name can neither leave the app nor run anything.
"""

import csv
import io
from typing import Any, NamedTuple
from urllib.parse import quote

import altair as alt
import pandas as pd
from charts.composed import PARTS
from plain_text import in_markdown

HREF = alt.Href("design_link:N", title="Link")


class Design(NamedTuple):
    """A network on a platform in a datatype; its fields are keys of the address."""

    network: str
    platform: str
    datatype: str

    def in_words(self) -> str:
        return f"{self.network} on {self.platform} in {self.datatype}"

    def written(self) -> str:
        """network|platform|datatype; a name with a | of its own stands in quotes."""
        line = io.StringIO()
        csv.writer(line, delimiter="|", lineterminator="").writerow(self)
        return line.getvalue()


def read_design(text: str) -> Design | None:
    """The design that was written so; None where it is none."""
    try:
        (names,) = csv.reader([text], delimiter="|", strict=True)
        return Design(*names)
    except (csv.Error, TypeError, ValueError):
        return None


def to_design(design: Design) -> str:
    """design?network=MLP&platform=NCS2&datatype=FP16"""
    return "design?" + "&".join(
        f"{key}={quote(name, safe='')}" for key, name in design._asdict().items()
    )


def to_flag(flag: str) -> str:
    """catalogue?table=Flags&flag=no_throughput: all measurements that carry it."""
    return f"catalogue?table=Flags&flag={quote(flag, safe='')}"


def with_links(rows: pd.DataFrame) -> pd.DataFrame:
    """The rows with a column design_link; their SQL stays with them."""
    linked = rows.assign(
        design_link=[
            to_design(Design(*names))
            for names in rows[list(Design._fields)].itertuples(index=False)
        ]
    )
    linked.attrs = rows.attrs
    return linked


def listed(rows: pd.DataFrame, most: int) -> str:
    """The first designs of the rows as links in Markdown, and where any other is."""
    named = rows[list(Design._fields)].dropna().drop_duplicates()
    designs = [Design(*names) for names in named.head(most).itertuples(index=False)]
    lines = [f"[{in_markdown(one.in_words())}]({to_design(one)})" for one in designs]
    if len(named) > most:
        lines.append(f"[Any other of {len(named):,}](design)")
    return "\n".join(f"- {line}" for line in lines)


def without_links(spec: dict[str, Any]) -> dict[str, Any]:
    """A chart's specification for where there is no app: a file, the report."""
    return {key: _unlinked(key, value) for key, value in spec.items()}


def _unlinked(key: str, value: Any) -> Any:
    if key == "encoding":
        return {name: of for name, of in value.items() if name != "href"}
    if isinstance(value, dict) and key not in ("data", "datasets"):
        return without_links(value)
    if key in PARTS:
        return [without_links(part) for part in value]
    return value
