"""Overview: which design to take, how far to trust it, what is in the warehouse."""

from typing import Any

import pandas as pd
import warehouse
from queries import choices

NAMES = ("networks", "platforms", "datatypes")
_CHOICE = """
with choice as (
    select *
    from choose(
        $task,
        evidence := $evidence,
        scope := $scope,
        min_accuracy_pct := $minimum_accuracy_pct,
        max_latency_ms := $maximum_latency_ms,
        max_power_watts := $maximum_power_watts,
        platforms := $platforms,
        networks := $networks,
        datatypes := $datatypes
    )
)
"""

# The fastest of those that meet every limit.
_FITTING = """
fitting as (
    select
        row_number() over fastest as place,
        coalesce($fitting_designs, count(*) over ()) as fitting_designs,
        first_value(throughput_fps) over fastest / throughput_fps as times_slower,
        -- Above zero: the better.
        (accuracy_pct - first_value(accuracy_pct) over fastest)
            * if(higher_is_better, 1, -1) as accuracy_difference,
        power_watts / first_value(power_watts) over fastest as power_ratio,
        choice.* exclude (place)
    from choice
    inner join tasks on tasks.task = $task
    where verdict = 'meets'
    window fastest as (
        order by
            throughput_fps desc,
            accuracy_pct * if(higher_is_better, 1, -1) desc,
            choice.place
    )
    qualify row_number() over fastest <= $most
)
"""


def evidences() -> dict[str, str]:
    """What designs are ranked by, measured first, with what each stands for."""
    rows = warehouse.read(
        "select evidence, stands_for from evidences order by position desc"
    )
    return dict(rows.itertuples(index=False))


def fitting_designs(*limits: Any, most: int = 12, **named: Any) -> pd.DataFrame:
    """The fastest designs that meet every limit, each run as meets them best.

    Takes the arguments of _arguments. What is not known meets no limit.
    roofline_fps is what the roofline allows when run the same way, reached_share
    the part of it that the throughput is, flagged_for what speaks against it.
    """
    arguments = {
        **_arguments(*limits, **named),
        "most": most,
        "fitting_designs": None,
    }
    # Their names first: to describe and predict all would take many times as long.
    names = warehouse.read(
        f"""{_CHOICE.rstrip()},
{_FITTING}
select network, platform, datatype, fitting_designs from fitting
        """,
        arguments,
    )
    return warehouse.read(
        f"""{_CHOICE.rstrip()},
{_FITTING.rstrip()},

flagged as (
    select measurement_id, string_agg(replace(flag, '_', ' '), ', ') as flagged_for
    from measurement_flags
    group by measurement_id
),

predicted as (
    select * from predictions
    where list_contains($networks, network)
        and list_contains($platforms, platform)
        and list_contains($datatypes, datatype)
)

select
    place,
    network || ' ' || datatype || ' on ' || platform as design,
    if(
        place = 1,
        'the fastest that fits',
        if(times_slower < 1.005, 'as fast', printf('%.1f times slower', times_slower))
            || case
                when unit = 'percent' and higher_is_better then case
                    when abs(accuracy_difference) < 0.05 then ', as accurate'
                    else printf(', %.1f points ', abs(accuracy_difference))
                        || if(accuracy_difference > 0, 'more', 'less') || ' accurate'
                end
                when abs(accuracy_difference) < 0.0005 * accuracy_pct
                    then ', as good'
                else printf(', %.3g ', abs(accuracy_difference))
                    || if(accuracy_difference > 0, 'better', 'worse')
            end
            || case
                when abs(power_ratio - 1) < 0.05 then ', at the same power'
                else coalesce(printf(', %.2g times the power', power_ratio), '')
            end
    ) as against_the_first,
    fitting.* exclude (
        place, verdict, missed_limit, missed_by, unknown_limits
    ),
    platforms.device_class,
    -- A batch may have been measured that is predicted for no other platform.
    coalesce(predicted.throughput_fps, predicted_throughput_fps) as roofline_fps,
    coalesce(predicted.bound_by, errors.bound_by) as bound_by,
    predicted.bound_margin,
    fitting.throughput_fps / roofline_fps as reached_share,
    flagged.flagged_for
from fitting
inner join tasks on tasks.task = $task
inner join platforms using (platform)
inner join traffic_models
    on fitting.throughput_scope = traffic_models.throughput_scope
    and traffic_models.is_bound
left join predicted
    using (network, platform, datatype, batch_size, threads, traffic_model)
left join prediction_errors as errors using (measurement_id, traffic_model)
left join flagged using (measurement_id)
order by place
        """,
        arguments
        | {name: names[name.removesuffix("s")].unique().tolist() for name in NAMES}
        | {"fitting_designs": int(names["fitting_designs"][0])},
    )


def nearest_miss(**limits: Any) -> pd.DataFrame:
    """One row: the design that misses the limits of fitting_designs least."""
    return warehouse.read(
        f"""{_CHOICE}
select
    network || ' ' || datatype || ' on ' || platform as design,
    replace(missed_limit, '_', ' ') as missed_limit,
    missed_by,
    replace(unknown_limits, '_', ' ') as unknown_limits,
    throughput_fps,
    accuracy_pct,
    latency_ms,
    power_watts,
    power_scope,
    power_source
from choice
where verdict <> 'meets'
order by place
limit 1
        """,
        _arguments(**limits),
    )


def without_limits(
    task: str, evidence: str, scope: str, design: pd.Series
) -> pd.DataFrame:
    """One row: how the same design stands when nothing is asked of it."""
    return warehouse.read(
        """
select
    batch_size,
    threads,
    throughput_fps,
    dominated_by_network || ' ' || dominated_by_datatype || ' on '
        || dominated_by_platform as dominated_by,
    dominated_by_throughput_ratio,
    dominated_by_accuracy_difference
from choose($task, evidence := $evidence, scope := $scope)
where network = $network and platform = $platform and datatype = $datatype
        """,
        {
            "task": task,
            "evidence": evidence,
            "scope": scope,
            **design[["network", "platform", "datatype"]].to_dict(),
        },
    )


def flags(measurement_id: Any) -> pd.DataFrame:
    """One row per flag of a measurement, with its two numbers and what they are; none
    where nothing was measured, whatever kind of missing value says so."""
    return warehouse.read(
        """
select
    replace(flag, '_', ' ') as flag,
    measured,
    measured_value,
    expected,
    expected_value,
    law
from measurement_flags
inner join flags using (flag)
where measurement_id = $measurement_id
order by position
        """,
        {"measurement_id": None if pd.isna(measurement_id) else measurement_id},
        allow_empty=True,
    )


def trust_of_platform(platform: str, scope: str) -> pd.DataFrame:
    """What share of its bound was measured on a platform; a row per scope, it first."""
    return warehouse.read(
        """
select
    throughput_scope,
    count(*) as measurements,
    min(ratio) as least_share,
    median(ratio) as median_share,
    max(ratio) as largest_share
from prediction_errors
where platform = $platform and is_above_bound is not null
group by throughput_scope
order by throughput_scope = $scope desc
        """,
        {"platform": platform, "scope": scope},
        allow_empty=True,
    )


def best_designs(evidence: str, scope: str = "system") -> pd.DataFrame:
    """Three designs of each task's front: the fastest, the knee, the most accurate.

    Of tasks of which something was evaluated; `unit` is that of the metric.

    The knee is the farthest from the straight line between the two ends, accuracy
    against the logarithm of the throughput, both scaled to the front's extent.
    """
    return warehouse.read(
        """
with front as (
    select
        tasks.task,
        metric || if(unit = metric, '', ', ' || unit)
            || if(higher_is_better, '', ' (lower is better)') as unit,
        tasks.position as task_position,
        designs.*,
        string_agg(platform, ' or ' order by platform) over (
            partition by task, network, datatype, throughput_fps, accuracy_pct
        ) as platforms,
        (ln(throughput_fps) - min(ln(throughput_fps)) over ends)
            / nullif(max(ln(throughput_fps)) over ends
                - min(ln(throughput_fps)) over ends, 0)
        + (accuracy_pct - if(
                higher_is_better, min(accuracy_pct) over ends,
                max(accuracy_pct) over ends
            )) * if(higher_is_better, 1, -1)
            / nullif(max(accuracy_pct) over ends - min(accuracy_pct) over ends, 0)
            as distance_from_the_line,
        accuracy_pct * if(higher_is_better, 1, -1) as score
    from tasks
    cross join lateral pareto_front(
        tasks.task, evidence := $evidence, scope := $scope
    ) as designs
    window ends as (partition by task)
),

placed as (
    select
        *,
        row_number() over (
            partition by task order by throughput_fps desc, platform
        ) as by_throughput,
        row_number() over (
            partition by task order by score desc, throughput_fps desc, platform
        ) as by_accuracy,
        row_number() over (
            partition by task
            order by distance_from_the_line desc nulls last, platform
        ) as by_distance
    from front
)

select
    task,
    unit,
    roles.role,
    network || ' ' || datatype || ' on ' || platforms as design,
    throughput_fps,
    throughput_scope,
    accuracy_pct,
    latency_ms,
    power_watts,
    power_scope,
    batch_size,
    threads,
    network,
    platform,
    datatype
from placed
cross join (
    values (1, 'fastest'), (2, 'knee'), (3, 'most accurate')
) as roles (position, role)
where case roles.role
    when 'fastest' then by_throughput
    when 'knee' then by_distance
    else by_accuracy
end = 1
order by task_position, roles.position
        """,
        {"evidence": evidence, "scope": scope},
    )


def trust(task: str) -> pd.DataFrame:
    """One row per traffic model: what share of its predictions was measured."""
    return warehouse.read(
        """
select
    traffic_model,
    traffic_models.throughput_scope,
    is_bound,
    description,
    count(*) as measurements,
    count(*) filter (ratio > 1) as above_the_prediction,
    median(ratio) as median_ratio,
    quantile_cont(ratio, 0.1) as ratio_10_pct,
    quantile_cont(ratio, 0.25) as ratio_25_pct,
    quantile_cont(ratio, 0.75) as ratio_75_pct,
    quantile_cont(ratio, 0.9) as ratio_90_pct,
    min(ratio) as least_ratio,
    max(ratio) as largest_ratio
from prediction_errors
inner join traffic_models using (traffic_model)
where task = $task
group by all
order by any_value(traffic_models.position)
        """,
        {"task": task},
        allow_empty=True,
    )


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
    (select count(*) from predictions) as predictions,
    (select count(*) from prediction_gaps) as prediction_gaps,
    (select count(*) from operating_points) as operating_points,
    (
        select count(distinct (network, platform, figure, datatype))
        from spec_claims
        where relative_difference != 0
    ) as disputed_figures,
    (select count(*) from sources) as sources,
    builds.*
from builds
order by built_at_utc desc
limit 1
        """
    )


def sources() -> pd.DataFrame:
    """One row per source, with its citation."""
    return warehouse.read("from sources order by source")


def _arguments(
    task: str,
    evidence: str,
    minimum_accuracy_pct: float | None,
    maximum_power_watts: float | None,
    device_classes: list[str],
    maximum_latency_ms: float | None = None,
    scope: str = "system",
) -> dict[str, Any]:
    """The values of _CHOICE; a limit of 0 is none."""
    return {
        "task": task,
        "evidence": evidence,
        "scope": scope,
        "minimum_accuracy_pct": minimum_accuracy_pct or None,
        "maximum_latency_ms": maximum_latency_ms or None,
        "maximum_power_watts": maximum_power_watts or None,
        **dict.fromkeys(NAMES),
        "platforms": _platforms_of(device_classes),
    }


def _platforms_of(device_classes: list[str]) -> list[str] | None:
    """Platforms of these classes; None for all, which takes far less memory."""
    known = choices.platforms()
    chosen = known[known["device_class"].isin(device_classes)]
    return None if len(chosen) == len(known) else chosen["platform"].to_list()
