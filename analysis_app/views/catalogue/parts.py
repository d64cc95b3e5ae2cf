"""What several sections of the catalogue have in common."""

from collections.abc import Iterable, Sequence

import labels
import pandas as pd
from charts import theme
from views.view import Column


def datatypes_of(rows: pd.DataFrame, known: Iterable[str]) -> list[str]:
    """The columns that a pivot made, narrow to wide."""
    return theme.order_datatypes(set(rows.columns) - set(known))


def columns(names: Sequence[str], table: str) -> list[Column]:
    """Columns with what the table of the warehouse says of them."""
    return [labels.column(name, table) for name in names]


def from_to(values: pd.Series, unit: str) -> str:
    """0.1 to 40 TOP/s; 40 TOP/s where it is one; or that nobody states any."""
    known = values.dropna()
    if known.empty:
        return f"no stated {unit}"
    least, most = f"{known.min():.3g}", f"{known.max():.3g}"
    return f"{least} {unit}" if least == most else f"{least} to {most} {unit}"


def notes(*remarks: str) -> list[str]:
    """Those that say something."""
    return [remark for remark in remarks if remark]
