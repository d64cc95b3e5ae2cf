"""A view is a value: a title, a sentence, charts, a table and their SQL.

Functions of this folder make views; a page shows one with page_frame.show_view, the
report writes it with reporting/page.py. All text is plain: who renders it escapes it.
"""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import altair as alt
import pandas as pd
import pyarrow as pa
from charts import picks
from charts.as_sent import with_tables
from charts.tooltips import told
from problems import NothingToShow


@dataclass(frozen=True)
class Column:
    """A column of a table: its title with the unit, how its numbers are written.

    `number_format` is one of Python's % operator, or "percent" of one ("+percent" with
    its sign), or None for text;
    `help_text` is shown when the pointer rests on the title.
    """

    name: str
    title: str
    number_format: str | None = None
    help_text: str | None = None


@dataclass(frozen=True)
class Table:
    """Rows as a person reads them; `missing` stands for what is not known."""

    rows: pd.DataFrame
    columns: Sequence[Column]
    missing: str = ""

    @cached_property
    def as_sent(self) -> pa.Table:
        """Its columns alone, in their order, as the browser is sent them."""
        shown = self.rows[[column.name for column in self.columns]]
        return pa.Table.from_pandas(shown, preserve_index=False)


@dataclass(frozen=True)
class View:
    """A title that states what is seen, how to read it, and what is seen.

    `rows` names every query behind it; each frame carries its SQL. The first name is
    the view's on its page and, behind the `subject` (as a task), that of its files.
    `answers` are sentences above what is seen, `notes` below it. With
    `is_list_on_a_phone` the table takes the place of charts that are too wide for one.
    `brush` names a selection in the first chart that the page answers.
    `designs` are rows with a network, platform and datatype, the best first: what marks
    lead to by a pointer, and a list of links to who has none.
    """

    title: str
    explanation: str
    rows: Mapping[str, pd.DataFrame]
    charts: Sequence[alt.TopLevelMixin] = ()
    table: Table | None = None
    answers: Sequence[str] = ()
    notes: Sequence[str] = ()
    subject: str = ""
    is_list_on_a_phone: bool = False
    are_beside: bool = False
    brush: str | None = None
    designs: pd.DataFrame | None = None

    def __post_init__(self) -> None:
        """Whatever is shown of a chart says what is not known."""
        object.__setattr__(self, "charts", [told(chart) for chart in self.charts])

    @property
    def name(self) -> str:
        return next(iter(self.rows))

    @cached_property
    def picks(self) -> dict[str, list[str]]:
        """Columns whose legends can be clicked, with what there is to keep."""
        offered = {}
        for chart in self.charts:
            offered |= picks.of_chart(chart)
        return offered

    @cached_property
    def specifications(self) -> list[dict[str, Any]]:
        """Its charts as the browser is sent them; not to be changed."""
        return [with_tables(chart) for chart in self.charts]

    @property
    def file_name(self) -> str:
        """ImageNet, pareto -> imagenet-pareto"""
        words = re.findall(r"[a-z0-9]+", f"{self.subject} {self.name}".lower())
        return "-".join(words)


@dataclass(frozen=True)
class Section:
    title: str
    parts: Sequence[View]


def with_rows(make: Callable[[str], View], names: Iterable[str]) -> list[View]:
    """A view for each name, but for those of which the warehouse has nothing."""
    views = []
    for name in names:
        with suppress(NothingToShow):
            views.append(make(name))
    return views


def rate(fps: float) -> str:
    """1389.4 -> 1,389; 38.462 -> 38.46"""
    return f"{fps:,.0f}" if fps >= 1000 else f"{fps:.4g}"


def share(part: float) -> str:
    """0.434 -> 43.4 %; 0.0021 -> 0.21 %; 3.12 -> 312 %"""
    percent = 100 * part
    return f"{percent:,.0f} %" if abs(percent) >= 100 else f"{percent:.3g} %"
