"""A design: what is known of one network on one platform in one datatype."""

from collections.abc import Sequence

import pandas as pd
import warehouse
from links import Design
from queries.evidence import ESTIMATE

# What bounds the device.
_BOUND = """
    traffic_model in (
        select traffic_model from traffic_models
        where is_bound and throughput_scope = 'device'
    )
"""
_THIS = "network = $network and platform = $platform and datatype = $datatype"


def networks() -> list[str]:
    """All networks, those that were measured on most platforms first."""
    rows = warehouse.read(
        """
select network
from networks
left join measurements using (network)
group by network
order by count(distinct platform) desc, count(measurement_id) desc, network
        """
    )
    return rows["network"].to_list()


def designs(network: str) -> pd.DataFrame:
    """Platforms and datatypes of which something is known of the network, if only why
    nothing is predicted; what was measured most first."""
    return warehouse.read(
        """
with known as (
    select platform, datatype, 2 as knowledge from measurements where network = $network
    union all
    select platform, datatype, 1 from operating_points where network = $network
    union all
    select platform, datatype, 0 from prediction_gaps where network = $network
)

select platform, datatype
from known
where datatype is not null
group by platform, datatype
order by
    count(*) filter (knowledge = 2) desc,
    max(knowledge) desc,
    platform,
    datatype asc
        """,
        {"network": network},
        allow_empty=True,
    )


def neighbours(design: Design, most: int) -> list[Design]:
    """Other designs of its task to compare it with: the same network elsewhere, other
    networks on the same platform; what was measured first, then the fastest."""
    rows = warehouse.read(
        """
with of_the_task as (
    select networks.network
    from networks
    inner join networks as this using (task)
    where this.network = $network
),

-- Apart, for each filter reaches the tables that points are computed from.
neighbours as (
    from operating_points
    semi join of_the_task using (network)
    where network = $network and throughput_scope = 'device'
    union all
    from operating_points
    semi join of_the_task using (network)
    where platform = $platform and network <> $network and throughput_scope = 'device'
)

select network, platform, datatype
from neighbours
where (network, platform, datatype) <> ($network, $platform, $datatype)
group by all
order by
    count(*) filter (evidence = 'measured') = 0 asc,
    any_value(network = $network) desc,
    max(throughput_fps) desc,
    network asc,
    platform asc,
    datatype asc
limit $most
        """,
        design._asdict() | {"most": most},
        allow_empty=True,
    )
    return [Design(*names) for names in rows.itertuples(index=False)]


def is_known(design: Design) -> bool:
    """Whether anything runs it, as measured or predicted."""
    rows = warehouse.read(
        f"select count(*) as points from operating_points where {_THIS}",
        design._asdict(),
    )
    return rows["points"][0] > 0


def fastest_runs(designs: Sequence[Design]) -> pd.DataFrame:
    """One row per design, evidence and scope: its fastest run, with what it costs.

    `share_of_bound` is that of a measurement, at its own batch and threads.
    """
    return warehouse.read(
        """
with chosen as (
    select
        unnest($networks) as network,
        unnest($platforms) as platform,
        unnest($datatypes) as datatype,
        unnest(range(len($networks))) as place
),

errors as (
    select measurement_id, throughput_scope, ratio
    from prediction_errors
    where is_above_bound is not null
)

select distinct on (place, evidence, throughput_scope)
    place,
    network,
    platform,
    datatype,
    operating_points.task,
    evidence,
    evidences.position as evidence_position,
    throughput_scope,
    throughput_fps,
    throughput_fps_lower,
    throughput_fps_upper,
    latency_ms,
    batch_size,
    threads,
    accuracy_pct,
    higher_is_better,
    power_watts,
    power_scope,
    power_source,
    energy_mj_per_input,
    measurement_id,
    errors.ratio as share_of_bound
from chosen
inner join operating_points using (network, platform, datatype)
inner join evidences using (evidence)
inner join tasks on operating_points.task = tasks.task
left join errors using (measurement_id, throughput_scope)
-- Lists reach the tables that points are computed from, which the join does not.
where list_contains($networks, operating_points.network)
    and list_contains($platforms, operating_points.platform)
    and list_contains($datatypes, operating_points.datatype)
order by
    place asc,
    evidence_position desc,
    throughput_scope asc,
    throughput_fps desc,
    batch_size asc,
    threads asc
        """,
        {
            f"{name}s": [getattr(design, name) for design in designs]
            for name in Design._fields
        },
        allow_empty=True,
    )


def flags(design: Design) -> pd.DataFrame:
    """One row per flag of a measurement of the design, with its two numbers."""
    return warehouse.read(
        f"""
select
    flag,
    batch_size,
    threads,
    measured,
    measured_value,
    expected,
    expected_value,
    law,
    explanation,
    measurement_id
from measurements
inner join measurement_flags using (measurement_id)
inner join flags using (flag)
where {_THIS}
order by position, batch_size nulls first, threads
        """,
        design._asdict(),
        allow_empty=True,
    )


def estimator_errors(platform: str) -> pd.DataFrame:
    """One row per protocol: how far off the estimate was on the platform when it had
    not seen what it predicts."""
    return warehouse.read(
        """
select protocol, measurements, error_factor, coverage_pct
from estimator_scores
where quantity = 'throughput_fps'
    and estimator = $estimator
    and scope = 'platform'
    and scope_name = $platform
    and protocol like 'leave one %'
order by error_factor
        """,
        {"platform": platform, "estimator": ESTIMATE},
        allow_empty=True,
    )


def measured_under_roof(design: Design) -> pd.DataFrame:
    """One row per measurement of the device and, where nothing was measured, per run
    that is predicted: its intensity, what the roof allows and what was reached."""
    return warehouse.read(
        f"""
with judged as (
    select measurement_id, attainable_tops * ratio as reached_tops, prediction_errors.*
    from prediction_errors
    where {_THIS} and throughput_scope = 'device' and is_above_bound is not null
)

select
    network,
    platform,
    datatype,
    batch_size,
    threads,
    operational_intensity_ops_per_byte,
    attainable_tops,
    reached_tops,
    ratio as share_of_bound,
    bound_by,
    measured_throughput_fps as throughput_fps,
    predicted_throughput_fps as bound_fps,
    measurement_id
from judged
union all by name
select
    network,
    platform,
    datatype,
    batch_size,
    threads,
    operational_intensity_ops_per_byte,
    attainable_tops,
    bound_by,
    predictions.throughput_fps as bound_fps
from predictions
where {_THIS}
    and {_BOUND}
    and is_feasible is not false
    and not exists (from judged)
order by batch_size nulls first, threads
        """,
        design._asdict(),
        allow_empty=True,
    )


def sweep(design: Design) -> pd.DataFrame:
    """One row per evidence, scope and run, for the curves along batch or threads.

    Where something was measured, the estimate is one that had not seen the network.
    """
    return warehouse.read(
        f"""
with points as (
    select * exclude (measurement_id)
    from operating_points
    where {_THIS}
        and evidence in ('bound', 'estimated', 'measured')
        and (evidence = 'measured' or throughput_scope = 'device')
        and (evidence <> 'estimated' or measurement_id is null)
        and batch_size is not null

    union all by name

    select
        'estimated' as evidence,
        'device' as throughput_scope,
        held_out_predictions.* exclude (measurement_id),
        predicted_throughput_fps as throughput_fps,
        predicted_throughput_fps_lower as throughput_fps_lower,
        predicted_throughput_fps_upper as throughput_fps_upper
    from held_out_predictions
    where {_THIS} and protocol = 'leave one network out' and batch_size is not null
)

select
    evidence,
    position as evidence_position,
    throughput_scope,
    batch_size,
    threads,
    batch_size * threads as inputs_in_flight,
    throughput_fps,
    throughput_fps_lower,
    throughput_fps_upper,
    latency_ms
from points
inner join evidences using (evidence)
order by position, throughput_scope, inputs_in_flight
        """,
        design._asdict(),
        allow_empty=True,
    )


def binding(design: Design) -> pd.DataFrame:
    """One row per run: the three roofs, which binds, and what more of each would do."""
    return warehouse.read(
        f"""
select
    batch_size,
    threads,
    batch_size * threads as inputs_in_flight,
    throughput_fps as bound_fps,
    compute_bound_fps,
    memory_bound_fps,
    link_bound_fps,
    bound_by,
    bound_margin,
    is_feasible,
    roof_raised_by,
    gain_from_peak,
    gain_from_bandwidth,
    gain_from_link,
    narrower_datatype,
    gain_from_narrower_datatype
from predictions
inner join sensitivity using (
    network, platform, datatype, batch_size, threads, traffic_model, throughput_fps,
    bound_by
)
where {_THIS} and {_BOUND}
order by batch_size, threads
        """,
        design._asdict(),
        allow_empty=True,
    )


def why_not_predicted(design: Design) -> list[str]:
    """Each reason why a traffic model predicts nothing of the design."""
    rows = warehouse.read(
        f"select distinct reason from prediction_gaps where {_THIS} order by reason",
        design._asdict(),
        allow_empty=True,
    )
    return rows["reason"].to_list()


def measurements(design: Design) -> pd.DataFrame:
    """One row per measurement that has a waterfall, small batches first."""
    return warehouse.read(
        f"""
select distinct measurement_id, batch_size, threads
from throughput_gaps
where {_THIS}
order by batch_size nulls last, threads nulls last, measurement_id
        """,
        design._asdict(),
        allow_empty=True,
    )


def powers(design: Design) -> pd.DataFrame:
    """One row per run with a power, measured or estimated, and its energy."""
    return warehouse.read(
        """
select
    evidence,
    evidences.position as evidence_position,
    operating_points.batch_size,
    operating_points.threads,
    operating_points.batch_size * operating_points.threads as inputs_in_flight,
    operating_points.throughput_fps,
    operating_points.power_watts,
    power_watts_lower,
    power_watts_upper,
    power_scope,
    power_source,
    energy_mj_per_input,
    base_power_watts,
    idle_power_watts
from operating_points
inner join evidences using (evidence)
left join measurements using (measurement_id)
where operating_points.network = $network
    and operating_points.platform = $platform
    and operating_points.datatype = $datatype
    and throughput_scope = 'device'
    and operating_points.power_watts is not null
    and not (evidence = 'estimated' and measurement_id is not null)
order by evidences.position desc, inputs_in_flight asc nulls first
        """,
        design._asdict(),
        allow_empty=True,
    )


def power_trace(design: Design) -> pd.DataFrame:
    """One row per sample of power that was taken while the network ran there."""
    return warehouse.read(
        """
select network, topology, sample, watts, is_under_load, power_traces.source
from power_traces
inner join networks using (network)
where network = $network and platform = $platform
order by sample
        """,
        {"network": design.network, "platform": design.platform},
        allow_empty=True,
    )


def claims(design: Design) -> pd.DataFrame:
    """One row per claim for a figure that the design's bound is made of."""
    return warehouse.read(
        """
select
    coalesce(network, platform) as claimed_of,
    figure,
    claimed_value,
    used_value,
    is_used,
    relative_difference,
    largest_throughput_change,
    source,
    reason
from spec_claims
where (network = $network or platform = $platform)
    and coalesce(datatype, $datatype) = $datatype
order by
    abs(coalesce(largest_throughput_change, 0)) desc,
    claimed_of,
    figure asc,
    is_used desc,
    source asc
        """,
        design._asdict(),
        allow_empty=True,
    )


def citations(design: Design) -> pd.DataFrame:
    """One row per source of what the page shows, with what is from it."""
    return warehouse.read(
        f"""
with stated as (
    select source, 'what was measured' as gives from measurements where {_THIS}
    union all
    select source, 'the network' from networks where network = $network
    union all
    select source, 'the platform' from platforms where platform = $platform
    union all
    select source, 'the peak' from platform_peaks
    where platform = $platform and datatype = $datatype
    union all
    select source, 'the accuracy' from accuracies
    where network = $network and datatype = $datatype and is_used
        and platform in ('any', $platform)
    union all
    select source, 'the power over time' from power_traces
    where network = $network and platform = $platform
    union all
    select source, replace(regexp_replace(figure, '_(tops|gbytes.*)$', ''), '_', ' ')
    from spec_claims
    where (network = $network or platform = $platform) and is_used
        and coalesce(datatype, $datatype) = $datatype
)

select
    source,
    string_agg(distinct gives, ', ' order by gives) as gives,
    citation,
    licence
from stated
inner join sources using (source)
group by all
order by bool_or(gives = 'what was measured') desc, source
        """,
        design._asdict(),
        allow_empty=True,
    )


def trust_of_platform(platform: str) -> pd.DataFrame:
    """What share of its bound was measured on a platform: a row per scope, the device
    first."""
    return warehouse.read(
        "from platform_trust where platform = $platform order by throughput_scope",
        {"platform": platform},
        allow_empty=True,
    )
