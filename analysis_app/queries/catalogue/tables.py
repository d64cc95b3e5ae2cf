"""Tables as they are: what was printed, what is meant, and what was added."""

import pandas as pd
import warehouse


def published_predictions() -> pd.DataFrame:
    """One row per prediction that was printed; those that are wrong come first."""
    return warehouse.read(
        """
select
    network,
    platform,
    datatype,
    published_fps,
    reproduced_fps,
    in_use_streamed_fps,
    is_reproduced,
    explanation,
    published_predictions.source
from published_predictions
inner join networks using (network)
inner join tasks on published_predictions.task = tasks.task
inner join datatypes using (datatype)
order by
    is_reproduced asc,
    tasks.position asc,
    topology asc,
    pruning_pct desc,
    datatypes.position asc,
    platform asc
        """
    )


def definitions(table: str) -> pd.DataFrame:
    """All rows of a table that says what is meant by its first column."""
    return warehouse.read(
        "select * exclude (position) from query_table($table) order by position",
        {"table": table},
    )


def catalogue_files() -> pd.DataFrame:
    """One row per file of the catalogues that the warehouse was built from."""
    return warehouse.read(
        "from catalogue_files order by catalogue, file", allow_empty=True
    )


def rejects() -> pd.DataFrame:
    """One row per problem that kept a row of a catalogue out."""
    return warehouse.read(
        "from rejects order by catalogue, file, line, column_name, reason",
        allow_empty=True,
    )


def catalogue_warnings() -> pd.DataFrame:
    """One row per figure of a catalogue that is likely in another unit."""
    return warehouse.read(
        "from catalogue_warnings order by catalogue, table_name, column_name, name",
        allow_empty=True,
    )
