"""Where the speed went: from a platform's peak to what was measured, step by step."""

import pandas as pd
import warehouse

_OF_DESIGN = """
    network = $network and platform = $platform and datatype = $datatype
"""


def networks(task: str) -> list[str]:
    """Networks of the task with a measurement, those of most platforms first."""
    rows = warehouse.read(
        """
select network
from throughput_gaps
inner join networks using (network)
where coalesce(throughput_gaps.task, networks.task) = $task
group by network
order by count(distinct platform) desc, network
        """,
        {"task": task},
        allow_empty=True,
    )
    return rows["network"].to_list()


def designs(network: str) -> pd.DataFrame:
    """Platforms and datatypes in which the network was measured."""
    return warehouse.read(
        "select distinct platform, datatype from throughput_gaps "
        "where network = $network order by platform, datatype",
        {"network": network},
    )


def measurements(network: str, platform: str, datatype: str) -> pd.DataFrame:
    """One row per measurement of the design, small batches first."""
    return warehouse.read(
        f"""
select distinct measurement_id, batch_size, threads
from throughput_gaps
where {_OF_DESIGN}
order by batch_size nulls last, threads nulls last, measurement_id
        """,
        {"network": network, "platform": platform, "datatype": datatype},
    )


def steps(measurement_id: str) -> pd.DataFrame:
    """One row per step of a measurement, with the two ends of its bar."""
    return warehouse.read(
        """
select
    position,
    step,
    rests_on,
    throughput_scope,
    throughput_fps,
    ms_per_input,
    if(abs(added_ms_per_input) < 1e-12 * ms_per_input, 0, added_ms_per_input)
        as added_ms_per_input,
    ms_per_input - added_ms_per_input as ms_before,
    ratio_to_step_before,
    case
        when position = 1 or step in ('measured', 'system') then 'all so far'
        when added_ms_per_input < 0 then 'saved'
        else 'added'
    end as effect
from throughput_gaps
where measurement_id = $measurement_id
order by position
        """,
        {"measurement_id": measurement_id},
    )


def summary(task: str) -> pd.DataFrame:
    """One row per platform and step: the geometric mean of its ratio to the one before.

    Below 1 the step costs speed, above 1 it wins some back.
    """
    return warehouse.read(
        """
select
    platform,
    step,
    position,
    count(*) as measurements,
    exp(avg(ln(ratio_to_step_before))) as mean_ratio,
    min(ratio_to_step_before) as least_ratio,
    max(ratio_to_step_before) as largest_ratio
from throughput_gaps
inner join networks using (network)
where ratio_to_step_before is not null
    and coalesce(throughput_gaps.task, networks.task) = $task
group by all
order by platform, position
        """,
        {"task": task},
    )
