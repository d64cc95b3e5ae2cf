"""Choose: which design meets the limits, how far to trust it, what to relax."""

from typing import Any

import pandas as pd
import warehouse
from queries.evidence import ESTIMATE
from selection import AS_ARGUMENTS, Selection

MOST_CANDIDATES = 12
_ARGUMENTS = f"""
    $task,
    evidence := $evidence,
    scope := $scope,
    confidence := $confidence,
{AS_ARGUMENTS}
"""

_RUN = "network, platform, datatype, batch_size, threads, throughput_scope"
_FASTEST_FIRST = "fits desc, if(fits, counted_throughput_fps, 0) desc, place"


def candidates(selection: Selection, confidence: float | None) -> pd.DataFrame:
    """The fastest designs that meet every limit, each run as meets them best, and after
    them those that miss the limits least.

    What is not known meets no limit. roofline_fps is the bound when run the same way;
    the shares are what measurements of the platform reached of theirs.
    """
    return warehouse.read(
        f"""
with choice as (
    select *, verdict = 'meets' as fits
    from choose({_ARGUMENTS.rstrip()},
        most := $most
    )
    order by {_FASTEST_FIRST}
    limit $most
),

bound as (
    select {_RUN}, throughput_fps as roofline_fps
    from operating_points
    semi join choice using ({_RUN})
    where evidence = 'bound'
),

flagged as (
    select measurement_id, string_agg(flag, ', ' order by flag) as flagged_for
    from measurement_flags
    group by measurement_id
)

select
    choice.*,
    platforms.device_class,
    bound.roofline_fps,
    choice.throughput_fps / roofline_fps as reached_share,
    platform_trust.* exclude (platform, throughput_scope),
    flagged.flagged_for
from choice
inner join platforms using (platform)
left join flagged using (measurement_id)
left join platform_trust using (platform, throughput_scope)
left join bound using ({_RUN})
order by {_FASTEST_FIRST}
        """,
        _arguments(selection, confidence) | {"most": MOST_CANDIDATES},
    )


def relaxed_limits(selection: Selection, confidence: float | None) -> pd.DataFrame:
    """One row per limit that alone keeps every design out, and what to ask instead."""
    return warehouse.read(
        f"select * from relaxed_limits({_ARGUMENTS})",
        _arguments(selection, confidence),
        allow_empty=True,
    )


def without_limits(selection: Selection, design: pd.Series) -> pd.DataFrame:
    """One row: how the same design stands when nothing is asked of it. Only the front
    dominates, so that no other design has to be looked at."""
    asked = {
        "task": selection.task.name,
        "evidence": selection.evidences[0],
        "scope": scope_that_counts(selection.evidences[0], selection.scope),
    }
    names = ["network", "platform", "datatype"]
    front = warehouse.read(
        "select network, platform, datatype "
        "from pareto_front($task, evidence := $evidence, scope := $scope)",
        asked,
        allow_empty=True,
    )
    among = {f"{name}s": sorted({design[name], *front[name]}) for name in names}
    return warehouse.read(
        """
select
    batch_size,
    threads,
    throughput_fps,
    latency_ms,
    dominated_by_network,
    dominated_by_platform,
    dominated_by_datatype,
    dominated_by_throughput_ratio,
    dominated_by_accuracy_difference
from choose(
    $task,
    evidence := $evidence,
    scope := $scope,
    networks := $networks,
    platforms := $platforms,
    datatypes := $datatypes
)
where network = $network and platform = $platform and datatype = $datatype
        """,
        asked | among | design[names].to_dict(),
    )


def flags(measurement_id: Any) -> pd.DataFrame:
    """One row per flag of a measurement, with its two numbers and what they are; none
    where nothing was measured, whatever kind of missing value says so."""
    return warehouse.read(
        """
select flag, measured, measured_value, expected, expected_value, law
from measurement_flags
inner join flags using (flag)
where measurement_id = $measurement_id
order by position
        """,
        {"measurement_id": None if pd.isna(measurement_id) else measurement_id},
        allow_empty=True,
    )


def binding(design: pd.Series) -> pd.DataFrame:
    """One row: what bounds a design when it is run so."""
    return warehouse.read(
        """
select bound_by, bound_margin, predictions.throughput_fps as roofline_fps
from predictions
inner join traffic_models using (traffic_model)
where is_bound
    and traffic_models.throughput_scope = $throughput_scope
    and network = $network
    and platform = $platform
    and datatype = $datatype
    and batch_size = $batch_size
    and threads = $threads
        """,
        _of_design(design),
        allow_empty=True,
    )


def expected(design: pd.Series) -> pd.DataFrame:
    """What an estimate says of the device run so: as it is, and of a measurement also
    by fits that had not seen its network, topology or platform."""
    return warehouse.read(
        """
select
    coalesce(protocol, 'nothing held out') as protocol,
    estimates.calibrated_on,
    coalesce(held_out.predicted_throughput_fps, estimates.throughput_fps)
        as expected_fps,
    coalesce(held_out.predicted_throughput_fps_lower, throughput_fps_lower)
        as expected_fps_lower,
    coalesce(held_out.predicted_throughput_fps_upper, throughput_fps_upper)
        as expected_fps_upper,
    held_out.measured_throughput_fps
from estimates
left join held_out_predictions as held_out
    on estimates.measurement_id = held_out.measurement_id
where estimates.network = $network
    and estimates.platform = $platform
    and estimates.datatype = $datatype
    and estimates.batch_size = $batch_size
    and estimates.threads = $threads
order by protocol
        """,
        {k: v for k, v in _of_design(design).items() if k != "throughput_scope"},
        allow_empty=True,
    )


def scores(platform: str) -> pd.DataFrame:
    """How far estimates of a platform were off, by what they had not seen."""
    return warehouse.read(
        """
select protocol, measurements, error_factor, coverage_pct, is_stale
from estimator_scores
where estimator = $estimator
    and scope = 'platform'
    and scope_name = $platform
    and protocol in (select protocol from held_out_predictions)
order by protocol
        """,
        {"platform": platform, "estimator": ESTIMATE},
        allow_empty=True,
    )


def front_roles(evidence: str, scope: str) -> pd.DataFrame:
    """The fastest, the knee and the most accurate of the front of each task."""
    return warehouse.read(
        """
select tasks.task, tasks.metric, tasks.unit, roles.*
from tasks
cross join lateral front_roles(
    tasks.task, evidence := $evidence, scope := $scope
) as roles
order by tasks.position, roles.position
        """,
        {"evidence": evidence, "scope": scope_that_counts(evidence, scope)},
    )


def scope_that_counts(evidence: str, scope: str) -> str:
    """The device where nothing of the evidence is of the system: it is the same then,
    and its fronts are known."""
    rows = warehouse.read(
        "select bool_or(has_system) as has_system from evidences_by_task "
        "where evidence = $evidence",
        {"evidence": evidence},
    )
    return scope if rows["has_system"].eq(True).any() else "device"


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
    )


def _arguments(selection: Selection, confidence: float | None) -> dict[str, Any]:
    arguments = selection.arguments()
    (arguments["evidence"],) = arguments.pop("evidences")
    return arguments | {"confidence": confidence}


def _of_design(design: pd.Series) -> dict[str, Any]:
    """How it is run; a batch that nobody stated is none."""
    names = ["network", "platform", "datatype", "throughput_scope"]
    run = {
        key: None if pd.isna(design[key]) else int(design[key])
        for key in ("batch_size", "threads")
    }
    return design[names].to_dict() | run
