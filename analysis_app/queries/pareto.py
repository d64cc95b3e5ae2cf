"""Pareto: designs by two objectives, their front, who dominates whom.

All queries ask the same function of the warehouse, so that the picture, the sentence
above it and the table below it cannot disagree.
"""

import pandas as pd
import warehouse
from selection import AS_ARGUMENTS, Selection

ALL_DESIGNS = "all designs"
SHOWN_DESIGNS = "designs shown"
MOST_DRAWN = 1500  # of each evidence

_COMPARED = f"""pareto_comparison(
    $task,
    $evidences,
    front_of := $front_of,
    max_rank := $max_rank,
{AS_ARGUMENTS}
)"""


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


def designs(
    selection: Selection, front_of: str = ALL_DESIGNS, max_rank: int | None = None
) -> pd.DataFrame:
    """One row per evidence and design that passes, or that the front goes through.

    With the front of all designs, those of it that do not pass stay as rows with
    is_shown false. Where there are many: the front, then what other evidences have as
    well, then by rank. designs_here are lines, throughputs_by_evidence is JSON.
    """
    return warehouse.read(
        f"""
select * replace (
    array_to_string(designs_here, chr(10)) as designs_here,
    cast(to_json(throughputs_by_evidence) as varchar) as throughputs_by_evidence
)
from {_COMPARED}
where place_to_draw <= $most_drawn
order by evidence_position asc, throughput_fps desc, design asc
        """,
        {**_arguments(selection, front_of, max_rank), "most_drawn": MOST_DRAWN},
        allow_empty=True,
    )


def summary(
    selection: Selection, front_of: str = ALL_DESIGNS, max_rank: int | None = None
) -> pd.DataFrame:
    """One row per evidence, measured first: what passes, and the fastest and the most
    accurate of it."""
    return warehouse.read(
        f"""
with counted as (
    select
        evidence,
        position,
        count(*) as designs,
        if(bool_or(is_deeper_than_ranked), max(pareto_rank), null) as ranked_fronts
    from pareto_designs
    inner join evidences using (evidence)
    where task = $task and list_contains($evidences, evidence)
    group by evidence, position
),

compared as (
    select *, accuracy_pct * if(higher_is_better, 1, -1) as score
    from {_COMPARED}
    inner join tasks on tasks.task = $task
)

select
    evidence,
    designs,
    ranked_fronts,
    count(*) filter (is_shown) as shown,
    count(*) filter (is_on_front and is_shown) as shown_on_front,
    count(*) filter (is_on_front and not is_shown) as hidden_on_front,
    count(*) filter (verdict = 'not known') as not_known,
    first(design order by throughput_fps desc, score desc, design asc)
        filter (is_shown) as fastest,
    first(design order by score desc, throughput_fps desc, design asc)
        filter (is_shown) as most_accurate
from counted
left join compared using (evidence)
group by evidence, counted.position, designs, ranked_fronts
order by counted.position desc
        """,
        _arguments(selection, front_of, max_rank),
    )


def front_table(
    selection: Selection, front_of: str = ALL_DESIGNS, max_rank: int | None = None
) -> pd.DataFrame:
    """One row per evidence and design of the front that passes, fastest first."""
    return warehouse.read(
        f"""
select
    * exclude (designs_here, throughputs_by_evidence),
    100 * share_of_bound as measured_pct_of_bound
from {_COMPARED}
where is_on_front and is_shown
order by evidence_position desc, throughput_fps desc, design asc
        """,
        _arguments(selection, front_of, max_rank),
        allow_empty=True,
    )


def points(selection: Selection, x: str, y: str) -> pd.DataFrame:
    """One row per evidence and operating point that passes, best in x first."""
    return warehouse.read(
        f"""
select evidences.evidence, evidences.position as evidence_position, points.*
from evidences
cross join lateral pareto_points(
    $task,
    $x,
    $y,
    evidence := evidences.evidence,
    scope := 'device',
{AS_ARGUMENTS}
) as points
where list_contains($evidences, evidences.evidence)
order by evidence_position desc, place_to_draw asc
        """,
        _without_scope(selection) | {"x": x, "y": y},
        allow_empty=True,
    )


def nearest_miss(selection: Selection) -> pd.DataFrame:
    """One row per evidence: the design that misses the limits least."""
    return warehouse.read(
        f"""
select evidences.evidence, choice.*
from evidences
cross join lateral choose(
    $task,
    evidence := evidences.evidence,
    scope := 'device',
{AS_ARGUMENTS}
) as choice
where list_contains($evidences, evidences.evidence) and place = 1
order by evidences.position desc
        """,
        _without_scope(selection),
        allow_empty=True,
    )


def _arguments(selection: Selection, front_of: str, max_rank: int | None) -> dict:
    named = {"front_of": front_of, "max_rank": max_rank}
    return _without_scope(selection) | named


def _without_scope(selection: Selection) -> dict:
    return {k: v for k, v in selection.arguments().items() if k != "scope"}
