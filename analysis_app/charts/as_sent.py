"""A chart as the browser is sent it, and as a file holds it."""

import threading
from typing import Any

import altair as alt
import pandas as pd
import pyarrow as pa

# Whether every chart is held to Vega-Lite's schema: for that Altair takes as long as a
# page for all else, so only the tests do.
is_checked = False

# Which transformer is enabled holds for all threads, that is for all readers.
_one_at_a_time = threading.Lock()


def with_tables(chart: alt.TopLevelMixin) -> dict[str, Any]:
    """The specification, and its data as Arrow tables, for st.vega_lite_chart."""
    tables: dict[int, tuple[str, pa.Table]] = {}

    def by_name(data: Any) -> dict[str, str]:
        if id(data) not in tables:
            name = f"rows_{len(tables)}"  # data_0 and so on are Vega-Lite's own names
            tables[id(data)] = name, pa.Table.from_pandas(pd.DataFrame(data))
        return {"name": tables[id(data)][0]}

    with _one_at_a_time:
        alt.data_transformers.register("by_name", by_name)
        with alt.data_transformers.enable("by_name"):
            specification = chart.to_dict(validate=is_checked)
    return specification | {"datasets": dict(tables.values())}


def with_values(chart: alt.TopLevelMixin) -> dict[str, Any]:
    """The specification with its data in it."""
    with _one_at_a_time:
        return chart.to_dict()
