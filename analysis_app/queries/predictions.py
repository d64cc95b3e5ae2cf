"""Predictions: every cell of the heatmap, also those that cannot be predicted."""

import pandas as pd
import warehouse
from selection import Selection


def cells(
    selection: Selection,
    predicted_by: str,
    batch_size: int,
    *,
    with_accuracy_only: bool = False,
) -> pd.DataFrame:
    """One row per network, datatype and platform, in the order of the rows.

    A cell has a throughput, or the reason why it has none. Datatypes that none of
    the platforms computes in are left out. A cell's batch is the largest up to
    `batch_size` that its platform runs; measured_throughput_fps was measured at
    the same batch and threads.
    """
    arguments = selection.arguments()
    named = {name: arguments[name] for name in ("networks", "platforms", "datatypes")}
    return warehouse.read(
        """
with cells as (
    select *, network || ' | ' || datatype as row_name
    from prediction_cells(
        $predicted_by,
        largest_batch_size := $batch_size,
        networks := $networks,
        platforms := $platforms,
        datatypes := $datatypes
    )
    where has_accuracy or not $with_accuracy_only
)

select *
from cells
qualify bool_or(batch_size is not null) over (partition by datatype)
order by
    topology asc, pruning_pct desc, network asc, datatype_position asc, platform asc
        """,
        {
            **named,
            "predicted_by": predicted_by,
            "batch_size": batch_size,
            "with_accuracy_only": with_accuracy_only,
        },
    )
