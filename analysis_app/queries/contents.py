"""What is in the warehouse, and what it was built from."""

import pandas as pd
import warehouse


def contents() -> pd.DataFrame:
    """One row: how much is in the warehouse, and when and with what it was built."""
    return warehouse.read(
        """
select
    (select count(*) from networks) as networks,
    (select count(*) from platforms) as platforms,
    (select count(*) from platform_peaks) as peaks,
    (select count(*) from accuracies) as accuracies,
    (select count(*) from measurements) as measurements,
    (select count(*) from measurement_flags) as measurement_flags,
    computed.*,
    (
        select count(distinct row(network, platform, figure, datatype))
        from spec_claims
        where relative_difference <> 0
    ) as disputed_figures,
    (select count(*) from sources) as sources,
    builds.*
from builds
cross join (pivot rows_of_views on view_name using any_value(row_count)) as computed
order by built_at_utc desc
limit 1
        """
    )


def sources() -> pd.DataFrame:
    """One row per source, with its citation."""
    return warehouse.read("from sources order by source")
