"""What the controls offer. Every page asks here, so that all offer the same."""

import pandas as pd
import warehouse


def networks() -> pd.DataFrame:
    """One row per network that can be predicted or measured, by task and size."""
    return warehouse.read(
        "select task, topology, network, pruning_pct from networks "
        "order by task = 'ImageNet' desc, task, topology, pruning_pct desc"
    )


def platforms() -> pd.DataFrame:
    """One row per platform, with its device class."""
    return warehouse.read(
        "select device_class, platform from platforms order by device_class, platform"
    )


def datatypes() -> list[str]:
    """Datatypes that some platform computes in, narrow to wide."""
    rows = warehouse.read(
        "select datatype from datatypes semi join platform_peaks using (datatype) "
        "order by kind = 'floating point', bits, datatype"
    )
    return rows["datatype"].to_list()


def traffic_models() -> dict[str, str]:
    """Each traffic model with its description, published one first."""
    rows = warehouse.read(
        "select traffic_model, description from traffic_models order by position"
    )
    return dict(rows.itertuples(index=False))


def batch_sizes() -> list[int]:
    """Batch sizes that predictions are made for."""
    rows = warehouse.read("select distinct batch_size from predictions order by all")
    return rows["batch_size"].to_list()
