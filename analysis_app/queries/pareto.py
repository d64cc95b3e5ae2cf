"""Pareto: designs by accuracy and throughput, their front, who dominates whom.

All three queries share how designs are chosen and which front is meant, so that
the picture, the sentence above it and the table below it cannot disagree.
"""

from typing import NamedTuple

import pandas as pd
import warehouse

# From what is assumed to what was seen; an evidence that is not here comes last.
EVIDENCE_ORDER = ["published_roofline", "bound", "estimated", "measured"]

ALL_DESIGNS = "all designs"
SHOWN_DESIGNS = "designs shown"


class Selection(NamedTuple):
    """What is looked at and what passes. Zero stands for no limit.

    Percent, inputs per second, watts. Unknown power passes every limit of power.
    """

    task: str
    evidences: list[str]
    networks: list[str]
    platforms: list[str]
    datatypes: list[str]
    minimum_top1_pct: float = 0.0
    minimum_throughput_fps: float = 0.0
    maximum_power_watts: float = 0.0
    maximum_rank: int = 0


_CHOSEN = """
with comparable as (
    select
        *,
        max(throughput_fps) filter (where evidence = 'measured') over same_design
            / max(throughput_fps) filter (where evidence = 'bound') over same_design
            as measured_to_bound_ratio,
        string_agg(
            evidence || ' '
                || if(
                    throughput_fps < 1000,
                    format('{:.4g}', throughput_fps),
                    format('{:,.0f}', throughput_fps)
                ),
            '; '
            order by throughput_fps desc
        ) over same_design as fps_by_evidence
    from pareto_designs
    where task = $task
    window same_design as (partition by network, platform, datatype)
),

chosen as (
    select
        comparable.*,
        topology,
        device_class,
        network || ' on ' || platform || ' ' || datatype as design,
        coalesce(list_position($evidence_order, evidence), 99) as evidence_position,
        -- Among designs of one evidence none is the single one of a pair.
        len($evidences) = 1 or count(*) over (
            partition by network, platform, datatype
        ) > 1 as is_paired,
        list_contains($networks, network)
            and list_contains($platforms, platform)
            and list_contains($datatypes, datatype)
            and top1_pct >= $minimum_top1_pct
            and throughput_fps >= $minimum_throughput_fps
            and (
                $maximum_power_watts = 0
                or coalesce(comparable.power_watts <= $maximum_power_watts, true)
            )
            and ($maximum_rank = 0 or coalesce(pareto_rank <= $maximum_rank, false))
            as is_shown
    from comparable
    inner join networks using (network)
    inner join platforms using (platform)
    where list_contains($evidences, evidence)
),
"""

# The front and the dominators as the warehouse ranked them.
_FRONT_OF_ALL = """
fronts as (
    select
        *,
        is_pareto_optimal as is_on_front,
        dominated_by_network || ' on ' || dominated_by_platform || ' '
            || dominated_by_datatype as dominator,
        dominated_by_throughput_ratio as dominator_ratio,
        dominated_by_top1_difference as dominator_difference,
        case
            when pareto_rank <= 2 then 'rank ' || pareto_rank
            else 'rank 3 and more'
        end as standing
    from chosen
),
"""

# The front of the rows that pass the filters. From the fastest down, a design is
# on it when none as fast is more accurate and none faster is as accurate. The
# dominator is the design of the front that is as fast or the next faster.
_FRONT_OF_SHOWN = """
climbing as (
    select
        *,
        top1_pct = max(top1_pct) over as_fast
            and top1_pct > coalesce(max(top1_pct) over faster, -1) as is_on_front
    from chosen
    where is_shown
    window
        as_fast as (
            partition by evidence order by throughput_fps desc
            range between unbounded preceding and current row
        ),
        faster as (
            partition by evidence order by throughput_fps desc
            groups between unbounded preceding and 1 preceding
        )
),

fronts as (
    select
        * exclude (front_design, front_fps, front_top1),
        if(is_on_front, null, front_design) as dominator,
        if(is_on_front, null, front_fps / throughput_fps) as dominator_ratio,
        if(is_on_front, null, front_top1 - top1_pct) as dominator_difference,
        if(is_on_front, 'front of these', 'dominated') as standing
    from (
        select
            *,
            last_value(if(is_on_front, design, null) ignore nulls)
                over faster_first as front_design,
            last_value(if(is_on_front, throughput_fps, null) ignore nulls)
                over faster_first as front_fps,
            last_value(if(is_on_front, top1_pct, null) ignore nulls)
                over faster_first as front_top1
        from climbing
        window faster_first as (
            partition by evidence
            order by throughput_fps desc, top1_pct desc, network, platform, datatype
            rows between unbounded preceding and current row
        )
    )
),
"""

_DESIGNS = """
drawn as (
    select
        *,
        -- The border of what the front attains: left from each of its designs to
        -- the next slower one, down to the next faster one.
        max(throughput_fps) over (
            along_front groups between 1 preceding and 1 preceding
        ) as next_slower_fps,
        max(throughput_fps) over (
            along_front groups between 1 following and 1 following
        ) as next_faster_fps,
        max(top1_pct) over (
            along_front groups between 1 following and 1 following
        ) as next_faster_top1_pct,
        row_number() over (
            partition by evidence, is_on_front, throughput_fps, top1_pct
            order by is_shown desc, network, platform, datatype
        ) = 1 as is_first_of_equals,
        string_agg(design, ', ' order by design) over (
            partition by evidence, throughput_fps, top1_pct
        ) as designs_here,
        -- The same design in the next of the chosen evidences.
        lead(evidence) over evidences as next_evidence,
        lead(throughput_fps) over evidences as next_throughput_fps,
        lead(top1_pct) over evidences as next_top1_pct
    from fronts
    window
        along_front as (partition by evidence, is_on_front order by throughput_fps),
        evidences as (
            partition by network, platform, datatype, is_shown
            order by evidence_position, evidence
        )
)

select
    evidence,
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
    top1_pct,
    latency_ms,
    power_watts,
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
        else dominator || ' is '
            || case
                when dominator_ratio = 1 then 'just as fast'
                when dominator_ratio < 1.005
                    then format('{:.2g} % faster', 100 * (dominator_ratio - 1))
                when dominator_ratio < 10
                    then format('{:.2f}x as fast', dominator_ratio)
                else format('{:,.0f}x as fast', dominator_ratio)
            end
            || ' and '
            || case
                when dominator_difference = 0 then 'just as accurate'
                when dominator_difference < 0.1
                    then format('{:.1g} points more accurate', dominator_difference)
                else format('{:.1f} points more accurate', dominator_difference)
            end
    end as dominated_by,
    next_slower_fps,
    next_faster_fps,
    next_faster_top1_pct,
    is_first_of_equals,
    measured_to_bound_ratio,
    fps_by_evidence,
    is_paired,
    if(is_paired, platform, 'only ' || evidence) as paired_platform,
    if(is_paired, topology, 'only ' || evidence) as paired_topology,
    next_evidence,
    next_throughput_fps,
    next_top1_pct,
    design || ': ' || next_evidence || ' is '
        || format('{:.2g}x ', next_throughput_fps / throughput_fps) || evidence
        as step
from drawn
where is_shown or is_on_front
qualify bool_or(is_shown) over ()
order by evidence_position, evidence, throughput_fps desc, design
"""

_SUMMARY = """
counted as (
    select evidence, max(evidence_position) as position, count(*) as designs
    from chosen
    group by evidence
),

described as (
    select
        evidence,
        design,
        throughput_fps,
        top1_pct,
        power_watts,
        is_on_front,
        is_shown,
        is_paired,
        '**' || design || '** ('
            || if(
                throughput_fps < 100,
                format('{:.3g}', throughput_fps),
                format('{:,.0f}', throughput_fps)
            )
            || format('/s, {:.1f} %', top1_pct)
            || coalesce(format(', {:.3g} W', power_watts), '')
            || ')'
            as description
    from fronts
),

summed as (
    select
        evidence,
        designs,
        position,
        count(*) filter (where is_shown) as shown,
        count(*) filter (where is_on_front and is_shown) as shown_on_front,
        count(*) filter (where is_on_front and not is_shown) as hidden_on_front,
        count(*) filter (where is_shown and not is_paired) as unpaired,
        count(*) filter (where is_shown and power_watts is null) as unknown_power,
        first(description order by throughput_fps desc, top1_pct desc, design)
            filter (where is_shown) as fastest,
        first(description order by top1_pct desc, throughput_fps desc, design)
            filter (where is_shown) as most_accurate
    from counted
    left join described using (evidence)
    group by evidence, designs, position
)

select
    evidence,
    designs,
    shown,
    shown_on_front,
    hidden_on_front,
    unpaired,
    unknown_power,
    fastest,
    most_accurate,
    case
        when shown = 0 then 'no design passes'
        when fastest = most_accurate then 'fastest and most accurate ' || fastest
        else 'fastest ' || fastest || '; most accurate ' || most_accurate
    end as answer,
    if(
        shown < designs,
        concat_ws(
            ', ',
            shown || ' of ' || designs || ' ' || evidence || ' designs pass',
            if(
                $maximum_power_watts > 0 and unknown_power > 0,
                unknown_power || ' of them of unknown power',
                null
            ),
            if(
                hidden_on_front > 0,
                hidden_on_front || ' of the front left out',
                null
            )
        ),
        null
    ) as remark
from summed
order by position desc, evidence
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
    top1_pct,
    latency_ms,
    power_watts,
    energy_mj_per_input,
    100 * measured_to_bound_ratio as measured_pct_of_bound,
    batch_size,
    threads,
    pareto_rank
from front_designs
order by evidence_position desc, evidence, throughput_fps desc, design
"""


def evidences() -> list[str]:
    """The evidences that designs have, from assumed to measured."""
    rows = warehouse.read(
        """
select evidence
from pareto_designs
group by evidence
order by coalesce(list_position($evidence_order, evidence), 99), evidence
        """,
        {"evidence_order": EVIDENCE_ORDER},
    )
    return rows["evidence"].to_list()


def designs(selection: Selection, front_of: str = ALL_DESIGNS) -> pd.DataFrame:
    """One row per evidence and design that passes, or that the front goes through.

    With the front of all designs, those of it that do not pass stay as rows with
    is_shown false. Raises NothingToShow when none passes.
    """
    return _ask(_DESIGNS, selection, front_of)


def summary(selection: Selection, front_of: str = ALL_DESIGNS) -> pd.DataFrame:
    """One row per evidence: what passes, and the fastest and most accurate of it."""
    return _ask(_SUMMARY, selection, front_of)


def front_table(selection: Selection, front_of: str = ALL_DESIGNS) -> pd.DataFrame:
    """One row per evidence and design of the front that passes, fastest first."""
    return _ask(_FRONT_TABLE, selection, front_of, allow_empty=True)


def _ask(
    sql: str, selection: Selection, front_of: str, *, allow_empty: bool = False
) -> pd.DataFrame:
    front = _FRONT_OF_SHOWN if front_of == SHOWN_DESIGNS else _FRONT_OF_ALL
    return warehouse.read(
        _CHOSEN + front + sql,
        {**selection._asdict(), "evidence_order": EVIDENCE_ORDER},
        allow_empty=allow_empty,
    )
