"""Overview: which design to take, how far to trust it, what is in the warehouse."""

import pandas as pd
import warehouse


def evidences() -> list[str]:
    """What designs are ranked by: measured first."""
    rows = warehouse.read(
        "select distinct evidence from pareto_designs "
        "order by evidence = 'measured' desc, evidence"
    )
    return rows["evidence"].to_list()


def fitting_designs(
    task: str,
    evidence: str,
    minimum_top1_pct: float,
    maximum_power_watts: float | None,
    device_classes: list[str],
    most: int = 12,
) -> pd.DataFrame:
    """The fastest designs that are accurate and frugal enough, fastest first.

    roofline_fps is what the roofline allows at the same batch size, reached_share
    the part of it that the design's throughput is, flagged_for what speaks against the
    measurement. With a limit, designs of unknown
    power are left out.
    """
    return warehouse.read(
        """
with flagged as (
    select
        network,
        platform,
        datatype,
        batch_size,
        threads,
        throughput_fps,
        string_agg(distinct replace(flag, '_', ' '), ', ') as flags
    from measurements
    inner join measurement_flags using (measurement_id)
    group by all
),

fitting as (
    select
        designs.*,
        if(designs.evidence = 'measured', flagged.flags, null) as flagged_for,
        platforms.device,
        platforms.device_class,
        predictions.throughput_fps as roofline_fps,
        predictions.bound_by,
        predictions.bound_margin
    from pareto_designs as designs
    inner join platforms
        on designs.platform = platforms.platform
    left join predictions
        on designs.network = predictions.network
        and designs.platform = predictions.platform
        and designs.datatype = predictions.datatype
        and designs.batch_size = predictions.batch_size
        and predictions.traffic_model = if(
            designs.evidence = 'published_roofline',
            'weights_streamed',
            'weights_on_chip'
        )
    left join flagged
        on designs.network = flagged.network
        and designs.platform = flagged.platform
        and designs.datatype = flagged.datatype
        and designs.batch_size = flagged.batch_size
        and designs.threads = flagged.threads
        and designs.throughput_fps = flagged.throughput_fps
    where designs.task = $task
        and designs.evidence = $evidence
        and designs.top1_pct >= $minimum_top1_pct
        and list_contains($device_classes, device_class)
        and (
            $maximum_power_watts is null
            or designs.power_watts <= $maximum_power_watts
        )
),

ranked as (
    select
        row_number() over fastest as place,
        count(*) over () as fitting_designs,
        first_value(throughput_fps) over fastest / throughput_fps as times_slower,
        top1_pct - first_value(top1_pct) over fastest as top1_difference,
        power_watts / first_value(power_watts) over fastest as power_ratio,
        *
    from fitting
    window fastest as (
        order by
            throughput_fps desc, top1_pct desc, power_watts, platform, network, datatype
    )
)

select
    place,
    network || ' ' || datatype || ' on ' || platform as design,
    if(
        place = 1,
        'the fastest that fits',
        if(times_slower < 1.005, 'as fast', printf('%.1f times slower', times_slower))
            || case
                when abs(top1_difference) < 0.05 then ', as accurate'
                when top1_difference > 0
                    then printf(', %.1f points more accurate', top1_difference)
                else printf(', %.1f points less accurate', -top1_difference)
            end
            || case
                when abs(power_ratio - 1) < 0.05 then ', at the same power'
                else coalesce(printf(', %.1f times the power', power_ratio), '')
            end
    ) as against_the_first,
    network,
    datatype,
    platform,
    device_class,
    batch_size,
    threads,
    throughput_fps,
    top1_pct,
    latency_ms,
    power_watts,
    bound_by,
    bound_margin,
    flagged_for,
    roofline_fps,
    throughput_fps / roofline_fps as reached_share,
    pareto_rank,
    is_pareto_optimal,
    dominated_by_network || ' ' || dominated_by_datatype || ' on '
        || dominated_by_platform as dominated_by,
    dominated_by_throughput_ratio,
    dominated_by_top1_difference,
    times_slower,
    top1_difference,
    power_ratio,
    fitting_designs
from ranked
where place <= $most
order by place
        """,
        {
            "task": task,
            "evidence": evidence,
            "minimum_top1_pct": minimum_top1_pct,
            "maximum_power_watts": maximum_power_watts,
            "device_classes": device_classes,
            "most": most,
        },
    )


def best_designs(evidence: str) -> pd.DataFrame:
    """Three designs of each task's front: the fastest, the knee, the most accurate.

    The knee is the farthest from the straight line between the two ends, top-1
    against the logarithm of the throughput, both scaled to the front's extent.
    """
    return warehouse.read(
        """
with front as (
    select
        *,
        string_agg(platform, ' or ' order by platform) over (
            partition by task, network, datatype, throughput_fps, top1_pct
        ) as platforms,
        (ln(throughput_fps) - min(ln(throughput_fps)) over ends)
            / nullif(max(ln(throughput_fps)) over ends
                - min(ln(throughput_fps)) over ends, 0)
        + (top1_pct - min(top1_pct) over ends)
            / nullif(max(top1_pct) over ends - min(top1_pct) over ends, 0)
            as distance_from_the_line
    from pareto_designs
    where evidence = $evidence and is_pareto_optimal
    window ends as (partition by task)
),

placed as (
    select
        *,
        row_number() over (
            partition by task order by throughput_fps desc, platform
        ) as by_throughput,
        row_number() over (
            partition by task order by top1_pct desc, throughput_fps desc, platform
        ) as by_top1,
        row_number() over (
            partition by task
            order by distance_from_the_line desc nulls last, platform
        ) as by_distance
    from front
)

select
    task,
    roles.role,
    network || ' ' || datatype || ' on ' || platforms as design,
    throughput_fps,
    top1_pct,
    latency_ms,
    power_watts,
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
    else by_top1
end = 1
order by task = 'ImageNet' desc, task, position
        """,
        {"evidence": evidence},
    )


def trust(task: str) -> pd.DataFrame:
    """One row per traffic model: what share of its predictions was measured."""
    return warehouse.read(
        """
select
    traffic_model,
    description,
    count(*) as measurements,
    count(*) filter (is_above_bound) as above_the_prediction,
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
group by traffic_model, description, position
order by position
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
    (select count(*) from pareto_designs) as ranked_designs,
    (
        select count(distinct (kind, name, figure, datatype))
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
