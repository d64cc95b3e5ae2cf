"""Pareto: designs by accuracy and throughput, their front, who dominates whom.

All three queries share how designs are chosen and which front is meant, so that
the picture, the sentence above it and the table below it cannot disagree.
"""

from typing import NamedTuple

import pandas as pd
import warehouse
from queries.metric_title import METRIC_TITLE

ALL_DESIGNS = "all designs"
SHOWN_DESIGNS = "designs shown"
MOST_DRAWN = 1500  # of each evidence


class Selection(NamedTuple):
    """What is looked at and what passes. None stands for no limit.

    The unit of the task, inputs per second, milliseconds, watts. What is not known
    passes no limit. minimum_accuracy_pct is the most where lower is better.
    """

    task: str
    evidences: list[str]
    networks: list[str]
    platforms: list[str]
    datatypes: list[str]
    minimum_accuracy_pct: float | None = None
    minimum_throughput_fps: float | None = None
    maximum_latency_ms: float | None = None
    maximum_power_watts: float | None = None
    maximum_rank: int | None = None


# Every design at its fastest, with the front and the dominators of all.
_FRONT_OF_ALL = """
with judged as (
    select
        *,
        case
            when not list_contains($networks, network)
                or not list_contains($platforms, platform)
                or not list_contains($datatypes, datatype)
                or (accuracy_pct - $minimum_accuracy_pct) * better < 0
                or throughput_fps < $minimum_throughput_fps
                or latency_ms > $maximum_latency_ms
                or power_watts > $maximum_power_watts
                or not coalesce(pareto_rank <= $maximum_rank, $maximum_rank is null)
                then 'misses'
            when power_watts is null and $maximum_power_watts is not null
                then 'not known'
            else 'meets'
        end as verdict,
        is_pareto_optimal as is_on_front,
        if(pareto_rank <= 2, 'rank ' || pareto_rank, 'rank 3 and more') as standing
    from pareto_designs
    cross join (
        -- A limit of a metric that is better when it is lower is one from above.
        select if(higher_is_better, 1, -1) as better from tasks where task = $task
    )
    where task = $task and list_contains($evidences, evidence)
),
"""

# Every design as it meets the limits best, with the front of those that do.
_FRONT_OF_SHOWN = """
with judged as (
    select
        evidences.evidence,
        $task as task,
        choice.*,
        pareto_rank,
        verdict = 'meets' and choice.is_pareto_optimal as is_on_front,
        if(choice.is_pareto_optimal, 'front of these', 'dominated') as standing
    from evidences
    cross join lateral choose(
        $task,
        evidence := evidences.evidence,
        scope := 'device',
        min_accuracy_pct := $minimum_accuracy_pct,
        min_throughput_fps := $minimum_throughput_fps,
        max_latency_ms := $maximum_latency_ms,
        max_power_watts := $maximum_power_watts,
        networks := $networks,
        platforms := $platforms,
        datatypes := $datatypes
    ) as choice
    inner join pareto_designs using (evidence, network, platform, datatype)
    where list_contains($evidences, evidences.evidence)
        and verdict <> 'misses'
        and coalesce(pareto_rank <= $maximum_rank, $maximum_rank is null)
),
"""

_FRONTS = (
    """
other_evidences as (
    select
        network,
        platform,
        datatype,
        -- Among designs of one evidence none is the single one of a pair.
        len($evidences) = 1
            or count_if(list_contains($evidences, evidence)) > 1 as is_paired,
        string_agg(
            evidence || ' '
                || if(
                    throughput_fps < 1000,
                    format('{:.4g}', throughput_fps),
                    format('{:,.0f}', throughput_fps)
                ),
            '; '
            order by throughput_fps desc
        ) as fps_by_evidence
    from pareto_designs
    group by network, platform, datatype
),

fronts as (
    select
        judged.*,
        topology,
        device_class,
        network || ' on ' || platform || ' ' || datatype as design,
        evidences.position as evidence_position,
        is_paired,
        fps_by_evidence,
        share_of_bound,"""
    + METRIC_TITLE
    + """ as metric,
        higher_is_better,
        unit = 'percent' and higher_is_better as is_percentage,
        accuracy_pct * if(higher_is_better, 1, -1) as score,
        verdict = 'meets' as is_shown
    from judged
    inner join tasks using (task)
    inner join evidences using (evidence)
    inner join other_evidences using (network, platform, datatype)
    inner join networks using (network)
    inner join platforms using (platform)
    left join (
        select measurement_id, ratio as share_of_bound
        from prediction_errors
        where is_above_bound is not null and throughput_scope = 'device'
    ) using (measurement_id)
),
"""
)

_DESIGNS = """
drawn as (
    select
        *,
        dominated_by_throughput_ratio as ratio,
        dominated_by_accuracy_difference as difference,
        -- The border of what the front attains: left from each of its designs to
        -- the next slower one, down to the next faster one.
        max(throughput_fps) over (
            along_front groups between 1 preceding and 1 preceding
        ) as next_slower_fps,
        max(throughput_fps) over (
            along_front groups between 1 following and 1 following
        ) as next_faster_fps,
        max(accuracy_pct) over (
            along_front groups between 1 following and 1 following
        ) as next_faster_accuracy_pct,
        row_number() over (
            partition by evidence, is_on_front, throughput_fps, accuracy_pct
            order by is_shown desc, network, platform, datatype
        ) = 1 as is_first_of_equals,
        string_agg(design, ', ' order by design) over (
            partition by evidence, throughput_fps, accuracy_pct
        ) as designs_here,
        -- The same design in the next of the chosen evidences.
        lag(evidence) over evidences as previous_evidence,
        lead(evidence) over evidences as next_evidence,
        lead(throughput_fps) over evidences as next_throughput_fps,
        lead(accuracy_pct) over evidences as next_accuracy_pct
    from fronts
    window
        along_front as (partition by evidence, is_on_front order by throughput_fps),
        evidences as (
            partition by network, platform, datatype, is_shown
            order by evidence_position
        )
)

select
    evidence,
    evidence_position,
    task,
    network,
    topology,
    platform,
    device_class,
    datatype,
    design,
    designs_here,
    batch_size,
    threads,
    if(threads > 1, threads || ' threads', 'batch ' || batch_size) as run_with,
    throughput_fps,
    accuracy_pct,
    metric,
    higher_is_better,
    latency_ms,
    power_watts,
    power_scope,
    energy_mj_per_input,
    pareto_rank,
    coalesce(
        pareto_rank, 1 + max(pareto_rank) over (partition by evidence)
    ) as depth,
    standing,
    is_on_front,
    is_shown,
    case
        when is_on_front then 'none; it is on the front'
        else dominated_by_network || ' on ' || dominated_by_platform || ' '
            || dominated_by_datatype || ' is '
            || case
                when ratio = 1 then 'just as fast'
                when ratio < 1.005 then format('{:.2g} % faster', 100 * (ratio - 1))
                when ratio < 10 then format('{:.2f}x as fast', ratio)
                else format('{:,.0f}x as fast', ratio)
            end
            || ' and '
            || case
                when difference = 0
                    then if(is_percentage, 'just as accurate', 'just as good')
                when not is_percentage then format('{:.3g} better', difference)
                when difference < 0.1
                    then format('{:.1g} points more accurate', difference)
                else format('{:.1f} points more accurate', difference)
            end
    end as dominated_by,
    next_slower_fps,
    next_faster_fps,
    next_faster_accuracy_pct,
    is_first_of_equals,
    share_of_bound,
    fps_by_evidence,
    is_paired,
    if(is_paired, platform, 'only ' || evidence) as paired_platform,
    if(is_paired, topology, 'only ' || evidence) as paired_topology,
    next_evidence,
    next_throughput_fps,
    next_accuracy_pct,
    design || ': ' || next_evidence || ' is '
        || format('{:.2g}x ', next_throughput_fps / throughput_fps) || evidence
        as step
from drawn
where is_shown or is_on_front
-- More would hide each other: the front, then what other evidences have as well.
qualify bool_or(is_shown) over ()
    and row_number() over (
        partition by evidence
        order by
            not is_on_front,
            next_evidence is null and previous_evidence is null,
            pareto_rank nulls last,
            throughput_fps desc,
            design
    ) <= $most_drawn
order by evidence_position, throughput_fps desc, design
"""

_SUMMARY = """
counted as (
    select evidence, count(*) as designs
    from pareto_designs
    where task = $task and list_contains($evidences, evidence)
    group by evidence
),

summed as (
    select
        evidence,
        position,
        designs,
        count(*) filter (where is_shown) as shown,
        count(*) filter (where is_on_front and is_shown) as shown_on_front,
        count(*) filter (where is_on_front and not is_shown) as hidden_on_front,
        count(*) filter (where verdict = 'not known') as of_unknown_power,
        first(
            {
                design: design,
                throughput_fps: throughput_fps,
                accuracy_pct: accuracy_pct,
                power_watts: power_watts
            }
            order by throughput_fps desc, score desc, design
        ) filter (where is_shown) as fastest,
        first(
            {
                design: design,
                throughput_fps: throughput_fps,
                accuracy_pct: accuracy_pct,
                power_watts: power_watts
            }
            order by score desc, throughput_fps desc, design
        ) filter (where is_shown) as most_accurate
    from counted
    inner join evidences using (evidence)
    left join fronts using (evidence)
    group by evidence, position, designs
)

select
    * exclude (position),
    fastest = most_accurate as is_one_design,
    if(
        shown < designs,
        concat_ws(
            ', ',
            shown || ' of ' || designs || ' ' || evidence || ' designs pass',
            nullif(of_unknown_power, 0) || ' left out for their unknown power',
            nullif(hidden_on_front, 0) || ' of the front left out'
        ),
        null
    ) as remark
from summed
order by position desc
"""

_FRONT_TABLE = """
front_designs as (
    select * from fronts where is_on_front and is_shown
)

select
    evidence,
    network,
    platform,
    datatype,
    throughput_fps,
    accuracy_pct,
    latency_ms,
    power_watts,
    power_scope,
    energy_mj_per_input,
    100 * share_of_bound as measured_pct_of_bound,
    batch_size,
    threads,
    pareto_rank
from front_designs
order by evidence_position desc, throughput_fps desc, design
"""


def evidences() -> list[str]:
    """The evidences of the warehouse, from assumed to measured."""
    rows = warehouse.read("select evidence from evidences order by position")
    return rows["evidence"].to_list()


def bound_and_measured() -> list[str]:
    """What was measured, and what it is measured against: what one begins with."""
    rows = warehouse.read(
        "select evidence from evidences where figures in ('in use', 'measured') "
        "order by position"
    )
    return rows["evidence"].to_list()


def evidences_of(task: str) -> list[str]:
    """Those of them that have a design of the task."""
    rows = warehouse.read(
        "select evidence from evidences where evidence in "
        "(select evidence from pareto_designs where task = $task) order by position",
        {"task": task},
        allow_empty=True,
    )
    return rows["evidence"].to_list()


def designs(selection: Selection, front_of: str = ALL_DESIGNS) -> pd.DataFrame:
    """One row per evidence and design that passes, or that the front goes through.

    With the front of all designs, those of it that do not pass stay as rows with
    is_shown false. Raises NothingToShow when none passes.
    """
    return _ask(_DESIGNS, selection, front_of, most_drawn=MOST_DRAWN)


def summary(selection: Selection, front_of: str = ALL_DESIGNS) -> pd.DataFrame:
    """One row per evidence: what passes, and the fastest and most accurate of it."""
    return _ask(_SUMMARY, selection, front_of)


def front_table(selection: Selection, front_of: str = ALL_DESIGNS) -> pd.DataFrame:
    """One row per evidence and design of the front that passes, fastest first."""
    return _ask(_FRONT_TABLE, selection, front_of, allow_empty=True)


def _ask(
    sql: str,
    selection: Selection,
    front_of: str,
    *,
    allow_empty: bool = False,
    **values: int,
) -> pd.DataFrame:
    front = _FRONT_OF_SHOWN if front_of == SHOWN_DESIGNS else _FRONT_OF_ALL
    return warehouse.read(
        front + _FRONTS + sql,
        selection._asdict() | values,
        allow_empty=allow_empty,
    )
