"""Measurements: every metric of each, groups of them, the fastest of each design."""

import pandas as pd
import warehouse
from selection import Selection

MOST_DRAWN = 4000  # measurements in a chart; the download has all

# What is not known of a measurement meets no limit.
_CHOSEN = """
with chosen as (
    select measurement_metrics.*, batch_size * threads as inputs_in_flight
    from measurement_metrics
    inner join tasks using (task)
    where task = $task
        and ($networks is null or list_contains($networks, network))
        and ($platforms is null or list_contains($platforms, platform))
        and ($datatypes is null or list_contains($datatypes, datatype))
        and coalesce(
            if(
                higher_is_better,
                accuracy_pct >= $min_accuracy_pct,
                accuracy_pct <= $min_accuracy_pct
            ),
            $min_accuracy_pct is null
        )
        and coalesce(
            throughput_fps >= $min_throughput_fps, $min_throughput_fps is null
        )
        and coalesce(latency_ms <= $max_latency_ms, $max_latency_ms is null)
        and coalesce(power_watts <= $max_power_watts, $max_power_watts is null)
        and coalesce(
            energy_mj_per_input <= $max_energy_mj_per_input,
            $max_energy_mj_per_input is null
        )
)
"""
_BY_DESIGN = "platform, network, datatype, inputs_in_flight, measurement_id"


def measured_in_all(task: str) -> int:
    """How many measurements the task has, whatever is chosen."""
    rows = warehouse.read(
        "select count(*) as measurements from measurements where task = $task",
        {"task": task},
    )
    return int(rows["measurements"][0])


def measurements(selection: Selection) -> pd.DataFrame:
    """One row per measurement, those of a design together."""
    return _read(f"from chosen order by {_BY_DESIGN}", selection)


def drawn(selection: Selection, x: str, y: str) -> pd.DataFrame:
    """Of those with both metrics as many as are drawn, whole designs, always the
    same."""
    return _read(
        f"""
from chosen
where {x} is not null and {y} is not null
order by hash(platform, network, datatype), {_BY_DESIGN}
limit {MOST_DRAWN}
        """,
        selection,
    )


def within(
    selection: Selection, x: str, y: str, brush: dict[str, list[float]]
) -> pd.DataFrame:
    """Those that lie between both ends of what was brushed."""
    (x_low, x_high), (y_low, y_high) = sorted(brush[x]), sorted(brush[y])
    ends = {"x_low": x_low, "x_high": x_high, "y_low": y_low, "y_high": y_high}
    return _read(
        f"""
from chosen
where {x} between $x_low and $x_high and {y} between $y_low and $y_high
order by {_BY_DESIGN}
        """,
        selection,
        ends,
    )


def boxes(selection: Selection, x: str, y: str, by: str, facet: str) -> pd.DataFrame:
    """One row per group of measurements: least, quartiles and largest of a metric."""
    group_columns = ", ".join(dict.fromkeys(name for name in (facet, x, by) if name))
    return _read(
        f"""
select
    {group_columns},
    count(*) as measurements,
    count(*) filter (flags > 0) as flagged_measurements,
    min({y}) as least,
    quantile_cont({y}, 0.25) as lower_quartile,
    median({y}) as median,
    quantile_cont({y}, 0.75) as upper_quartile,
    max({y}) as largest
from chosen
where {y} is not null and {x} is not null
group by {group_columns}
order by {group_columns}
        """,
        selection,
    )


def fastest(selection: Selection) -> pd.DataFrame:
    """One row per design: its fastest measurement that has a peak, best share first."""
    return _read(
        """
from (
    select unnest(max_by(chosen, (throughput_fps, measurement_id)))
    from chosen
    where share_of_peak is not null
    group by network, platform, datatype
) as fastest
order by share_of_peak desc, measurement_id asc
        """,
        selection,
    )


def _read(sql: str, selection: Selection, further: dict | None = None) -> pd.DataFrame:
    names = {
        key: value
        for key, value in selection.arguments().items()
        if f"${key}" in _CHOSEN
    }
    return warehouse.read(_CHOSEN + sql, names | (further or {}), allow_empty=True)
