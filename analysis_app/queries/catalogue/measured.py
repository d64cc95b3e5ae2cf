"""Which measurements there are, and which checks speak against them."""

import pandas as pd
import warehouse


def experiments(task: str) -> pd.DataFrame:
    """One row per platform, network and datatype that was run, or was to be."""
    return warehouse.read(
        """
select
    network,
    topology,
    datatype,
    platform,
    measurements,
    status,
    batches_or_threads
from experiments
inner join networks using (network, task)
inner join datatypes using (datatype)
where task = $task
order by
    topology asc, pruning_pct desc, network asc, position asc, platform asc
        """,
        {"task": task},
    )


def power_traces(platform: str) -> pd.DataFrame:
    """One row per sample of power that was taken while a network ran on it."""
    return warehouse.read(
        """
select network, topology, sample, watts, is_under_load, power_traces.source
from power_traces
inner join networks using (network)
where platform = $platform
order by topology, network, sample
        """,
        {"platform": platform},
    )


def traced_platforms() -> list[str]:
    """Platforms whose power was traced."""
    rows = warehouse.read("select distinct platform from power_traces order by all")
    return rows["platform"].to_list()


def flags() -> pd.DataFrame:
    """One row per flag and platform: how many measurements carry it."""
    return warehouse.read(
        """
select flag, platform, count(*) as measurements, law
from measurement_flags
inner join flags using (flag)
inner join measurements using (measurement_id)
group by flag, law, position, platform
order by position, platform
        """
    )


def flag_names() -> list[str]:
    """The flags that a measurement carries, in their order."""
    rows = warehouse.read(
        "select flag from flags "
        "semi join measurement_flags using (flag) order by position"
    )
    return rows["flag"].to_list()


def flagged_measurements(flag: str) -> pd.DataFrame:
    """One row per measurement with the flag, the two numbers beside each other."""
    return warehouse.read(
        """
select
    measurement_id,
    platform,
    network,
    datatype,
    batch_size,
    threads,
    measured_value,
    expected_value,
    measured_value / nullif(expected_value, 0) as measured_over_expected,
    law,
    measured,
    expected,
    throughput_fps,
    latency_ms,
    power_watts,
    accuracy_pct,
    catalogue,
    layers_on_accelerator,
    layers_elsewhere,
    note
from measurement_flags
inner join flags using (flag)
inner join measurements using (measurement_id)
where flag = $flag
order by platform, network, datatype, batch_size, threads
        """,
        {"flag": flag},
    )
