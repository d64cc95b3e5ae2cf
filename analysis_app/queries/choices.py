"""What the controls offer. Every page asks here, so that all offer the same."""

import pandas as pd
import warehouse


def tasks() -> list[str]:
    """Tasks that some network has, in the order of the warehouse."""
    rows = warehouse.read(
        "select task from tasks semi join networks using (task) order by position"
    )
    return rows["task"].to_list()


def networks() -> pd.DataFrame:
    """One row per network that can be predicted or measured, by task and size."""
    return warehouse.read(
        "select task, topology, network, pruning_pct "
        "from networks inner join tasks using (task) "
        "order by position, topology, pruning_pct desc"
    )


def platforms() -> pd.DataFrame:
    """One row per platform, with its device class."""
    return warehouse.read(
        "select device_class, platform from platforms order by device_class, platform"
    )


def datatypes() -> list[str]:
    """Datatypes that some platform computes in, in the order of the warehouse."""
    rows = warehouse.read(
        "select datatype from datatypes semi join platform_peaks using (datatype) "
        "order by position"
    )
    return rows["datatype"].to_list()


def traffic_models() -> dict[str, str]:
    """Each traffic model with its description, published one first."""
    rows = warehouse.read(
        "select traffic_model, description from traffic_models order by position"
    )
    return dict(rows.itertuples(index=False))


def figures() -> list[str]:
    """Which figures roofs are drawn from, those in use first."""
    rows = warehouse.read(
        "select distinct figures from rooflines order by figures = 'published'"
    )
    return rows["figures"].to_list()


def predictors(figures: str | None = None) -> dict[str, str]:
    """What predicts from the figures, or from any, each with its description.

    The published figures have one way of predicting, which is an evidence; those in
    use have the traffic models.
    """
    rows = warehouse.read(
        """
select evidence as predicted_by, stands_for as description
from evidences
where figures = 'published' and $figures is distinct from 'in use'

union all by name

select traffic_model as predicted_by, description
from (from traffic_models order by position)
where $figures is distinct from 'published'
        """,
        {"figures": figures},
    )
    return dict(rows.itertuples(index=False))


def batch_sizes(predicted_by: str) -> list[int]:
    """Batch sizes that the traffic model or published evidence predicts for."""
    rows = warehouse.read(
        """
select distinct batch_size
from operating_conditions
where $predicted_by in (select traffic_model from traffic_models)

union

select distinct batch_size
from operating_points
where evidence = $predicted_by

order by batch_size
        """,
        {"predicted_by": predicted_by},
    )
    return rows["batch_size"].to_list()
