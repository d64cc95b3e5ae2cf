"""What networks need and platforms offer, as tables and for charts.

Tables have one column per datatype that is there, so a new one needs no change.
"""

import pandas as pd
import warehouse


def network_table() -> pd.DataFrame:
    """One row per network: operations, parameters, and intensities by datatype.

    Intensities (operations per byte of weights) are computed and published, in the
    datatypes of which a source prints any: INT8_computed, INT8_published.
    """
    return warehouse.read(
        """
with printed as (
    from operational_intensities
    where datatype in (
        select datatype
        from operational_intensities
        where published_ops_per_byte is not null
    )
),

wide as (
    pivot printed on datatype using
        any_value(operational_intensity_ops_per_byte) as computed,
        any_value(published_ops_per_byte) as published
    group by network
)

select
    network,
    topology,
    task,
    input_size,
    pruning_pct,
    giga_ops,
    parameters_millions,
    activations_millions,
    peak_activations_millions,
    input_bytes,
    output_bytes,
    wide.* exclude (network),
    networks.source
from networks
left join tasks using (task)  -- a network may be of none
left join wide using (network)
order by position asc, topology asc, pruning_pct desc, network asc
        """
    )


def platform_table() -> pd.DataFrame:
    """One row per platform: peaks by datatype, bandwidth, memory, power.

    Null is what the source prints as na.
    """
    return warehouse.read(
        """
with peaks as (
    pivot platform_peaks on datatype using any_value(peak_tops) group by platform
)

select
    platform,
    device,
    operating_mode,
    device_class,
    peaks.* exclude (platform),
    memory_bandwidth_gbytes_per_s,
    memory_capacity_gbytes,
    on_chip_memory_bytes / 1e6 as on_chip_memory_mbytes,
    has_memory,
    host_link_gbytes_per_s,
    compute_units,
    concurrency,
    max_batch_size,
    power_watts,
    power_scope,
    source
from platforms
left join peaks using (platform)
order by device_class, platform
        """
    )


def peaks() -> pd.DataFrame:
    """One row per platform and datatype with a peak."""
    return warehouse.read(
        """
select
    platform || ' ' || datatype as name,
    platform,
    device_class,
    datatype,
    peak_tops,
    memory_bandwidth_gbytes_per_s,
    ridge_point_ops_per_byte,
    platform_peaks.source
from platform_peaks
inner join platforms using (platform)
inner join datatypes using (datatype)
order by device_class, platform, position
        """,
        allow_empty=True,
    )
