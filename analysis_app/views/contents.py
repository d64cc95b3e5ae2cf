"""What is in the warehouse, when it was built and from what."""

import labels
from queries import contents as queries
from views.remembered import remembered
from views.view import Table, View

# column of queries.contents: what it counts
COUNTS = {
    "networks": "networks",
    "platforms": "platforms",
    "peaks": "peaks",
    "accuracies": "accuracies",
    "measurements": "measurements",
    "measurement_flags": "flags against them",
    "predictions": "predictions",
    "operating_points": "operating points",
    "disputed_figures": "figures in dispute",
}


@remembered
def contents() -> View:
    """How much there is, and the sources as a table."""
    rows = queries.contents()
    sources = queries.sources()
    row = rows.iloc[0]
    counts = " · ".join(f"{row[column]:,} {text}" for column, text in COUNTS.items())
    return View(
        f"In the warehouse: {row.measurements:,} measurements and "
        f"{row.predictions:,} predictions from {row.sources:,} sources",
        f"Built on {row.built_at_utc:%Y-%m-%d at %H:%M} UTC by version "
        f"{row.project_version} with dbt {row.dbt_version} and DuckDB "
        f"{row.duckdb_version.removeprefix('v')}. {row.prediction_gaps:,} more pairs "
        "cannot be predicted; prediction_gaps says why.",
        {"contents": rows, "sources": sources},
        table=Table(
            sources, [labels.column(name, "sources") for name in sources.columns]
        ),
        answers=[counts],
    )
