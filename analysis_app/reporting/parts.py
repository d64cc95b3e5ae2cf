"""What a report is made of: parts with a title, charts, a table and their SQL."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass

import altair as alt
import pandas as pd
from problems import NothingToShow


@dataclass(frozen=True)
class Column:
    """A column of a table: its title with the unit, how its numbers are written.

    `number_format` is one of Python's % operator, or "percent", or None for text;
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


@dataclass(frozen=True)
class Part:
    """A title that states what is seen, how to read it, and what is seen.

    `rows` names every query behind it; each frame carries its SQL.
    """

    title: str
    explanation: str
    rows: Mapping[str, pd.DataFrame]
    charts: Sequence[alt.TopLevelMixin] = ()
    table: Table | None = None


@dataclass(frozen=True)
class Section:
    title: str
    parts: Sequence[Part]


def with_rows(make: Callable[[str], Part], names: Iterable[str]) -> list[Part]:
    """A part for each name, but for those of which the warehouse has nothing."""
    parts = []
    for name in names:
        with suppress(NothingToShow):
            parts.append(make(name))
    return parts
