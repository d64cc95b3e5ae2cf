"""What the controls offer. Every page asks here, so that all offer the same."""

import pandas as pd
import warehouse
from task_words import Task


def tasks() -> list[str]:
    """Tasks that some network has, in the order of the warehouse."""
    return list(described_tasks())


def source_line() -> str:
    """Whence a picture is, when it travels without its page."""
    row = warehouse.read(
        "select project_version, strftime(built_at_utc, '%Y-%m-%d %H:%M') as built "
        "from builds order by built_at_utc desc limit 1"
    ).iloc[0]
    return f"Roofline Warehouse {row.project_version}, built {row.built} UTC"


def described_tasks() -> dict[str, Task]:
    """The same tasks, each with its metric, unit and direction."""
    rows = warehouse.read(
        "select task, metric, unit, higher_is_better "
        "from tasks semi join networks using (task) order by position"
    )
    return {row[0]: Task(*row) for row in rows.itertuples(index=False)}


def first_task() -> str:
    """The task that pages begin with: of all, the one with the most networks."""
    rows = warehouse.read(
        """
select task
from networks
inner join tasks using (task)
group by task, position
order by count(*) desc, position
limit 1
        """
    )
    return rows["task"][0]


def ends_of_figures(task: str) -> dict[str, tuple[float, float]]:
    """What operating points of a task have, least and most, for each figure that any
    has: as measured, or of the next evidence that knows it."""
    rows = warehouse.read(
        """
with figures as (
    unpivot (
        select
            position,
            [least_accuracy_pct, largest_accuracy_pct] as accuracy_pct,
            [least_throughput_fps, largest_throughput_fps] as throughput_fps,
            [least_latency_ms, largest_latency_ms] as latency_ms,
            [least_power_watts, largest_power_watts] as power_watts,
            [least_energy_mj_per_input, largest_energy_mj_per_input]
                as energy_mj_per_input
        from evidences_by_task
        inner join evidences using (evidence)
        where task = $task
    )
    on columns(* exclude (position)) into name figure value ends
)

select
    figure,
    arg_max(ends[1], position) as least,
    arg_max(ends[2], position) as most
from figures
where ends[1] is not null
group by figure
        """,
        {"task": task},
        allow_empty=True,
    )
    return {row.figure: (row.least, row.most) for row in rows.itertuples()}


def evidences_of(task: str) -> pd.DataFrame:
    """What designs of a task rest on, the best first: what each stands for, and whether
    it comes with an interval."""
    return warehouse.read(
        """
select evidence, stands_for, has_interval
from evidences_by_task
inner join evidences using (evidence)
where task = $task and operating_points_with_accuracy > 0
order by position desc
        """,
        {"task": task},
    )


def networks() -> pd.DataFrame:
    """One row per network that can be predicted or measured, by task and size."""
    return warehouse.read(
        "select task, topology, network, pruning_pct "
        "from networks inner join tasks using (task) "
        "order by position asc, topology asc, pruning_pct desc"
    )


def networks_of(task: str) -> list[str]:
    """Those of one task, in the same order."""
    known = networks()
    return known.loc[known["task"] == task, "network"].to_list()


def best_networks() -> list[str]:
    """Networks, best first: those that are drawn where not all can be.

    By their best Pareto rank, as measured before as predicted; then by accuracy.
    """
    rows = warehouse.read(
        """
select network
from networks
left join pareto_designs using (network, task)
group by network
order by
    min(pareto_rank) filter (where evidence = 'measured') nulls last,
    min(pareto_rank) nulls last,
    max(accuracy_score) desc nulls last,
    network
        """
    )
    return rows["network"].to_list()


def platforms() -> pd.DataFrame:
    """One row per platform, with its device class, its device and what that is built
    as, which is what its power is told of."""
    return warehouse.read(
        """
select
    device_class,
    platform,
    coalesce(device, platform) as device,
    coalesce(power_scope, 'not stated') as form
from platforms
order by device_class, platform
        """
    )


def best_known_platforms(task: str) -> list[str]:
    """Platforms, best known first: those that are drawn where not all can be.

    Those that have a roof; of them by how many networks of the task were measured on
    them, then by the peak.
    """
    rows = warehouse.read(
        """
with measured as (
    select platform, count(distinct network) as networks
    from measurements
    inner join networks using (network)
    where coalesce(measurements.task, networks.task) = $task
    group by platform
),

peaks as (
    select platform, max(peak_tops) as peak_tops from platform_peaks group by platform
)

select platform
from platforms
left join measured using (platform)
left join peaks using (platform)
order by
    peak_tops is null
        or coalesce(memory_bandwidth_gbytes_per_s, host_link_gbytes_per_s) is null asc,
    networks desc nulls last,
    peak_tops desc nulls last,
    platform asc
        """,
        {"task": task},
    )
    return rows["platform"].to_list()


def datatypes() -> list[str]:
    """Datatypes that a platform computes in, in the order of the warehouse."""
    rows = warehouse.read(
        """
select datatype
from datatypes
where datatype in (select datatype from platform_peaks)
    or datatype in (select datatype from measurements)
order by position
        """
    )
    return rows["datatype"].to_list()


def missing_figures(networks: list[str], platforms: list[str]) -> pd.DataFrame:
    """One row: how many of these lack a figure without which nothing is predicted."""
    return warehouse.read(
        """
select
    (
        select count(*) from networks
        where list_contains($networks, network) and giga_ops is null
    ) as networks_without_operations,
    (
        select count(*) from networks
        where list_contains($networks, network) and parameters_millions is null
    ) as networks_without_parameters,
    (
        select count(*) from platforms
        where list_contains($platforms, platform)
            and platform not in (select platform from platform_peaks)
    ) as platforms_without_peak,
    (
        select count(*) from platforms
        where list_contains($platforms, platform)
            and memory_bandwidth_gbytes_per_s is null
            and host_link_gbytes_per_s is null
    ) as platforms_without_bandwidth
        """,
        {"networks": networks, "platforms": platforms},
    )


def traffic_models() -> dict[str, str]:
    """Each traffic model with its description, published one first."""
    rows = warehouse.read(
        "select traffic_model, description from traffic_models order by position"
    )
    return dict(rows.itertuples(index=False))


def figures() -> list[str]:
    """Which figures roofs are drawn from, those in use first."""
    rows = warehouse.read(
        "select distinct figures from rooflines order by figures = 'published'"
    )
    return rows["figures"].to_list()


def predictors(figures: str | None = None, task: str | None = None) -> dict[str, str]:
    """What predicts from the figures, or from any, each with its description.

    The published figures have one way of predicting, which is an evidence; those in
    use have the traffic models. The published one is left out where it predicts
    nothing of the task, and comes last where it predicts less than half of it.
    """
    rows = warehouse.read(
        """
with published as (
    select
        evidence as predicted_by,
        stands_for as description,
        (
            select count(distinct network) from pareto_designs
            where pareto_designs.evidence = evidences.evidence
                and coalesce(task = $task, true)
        ) as predicted,
        (select count(*) from networks where coalesce(task = $task, true)) as networks
    from evidences
    where figures = 'published' and $figures is distinct from 'in use'
)

select
    predicted_by,
    description,
    if(2 * predicted >= networks, 0, 1000) as place
from published
where predicted > 0 or $figures = 'published'

union all by name

select
    traffic_model as predicted_by,
    description,
    -- A bound first, where nothing says which model the published analysis had.
    if(
        is_bound and $figures is null
            and not exists (from published where 2 * predicted >= networks),
        position - 100,
        position
    ) as place
from traffic_models
where $figures is distinct from 'published'

order by place
        """,
        {"figures": figures, "task": task},
    ).drop(columns="place")
    return dict(rows.itertuples(index=False))


def batch_sizes(predicted_by: str) -> list[int]:
    """Batch sizes that the traffic model or published evidence predicts for."""
    rows = warehouse.read(
        """
select distinct batch_size
from operating_conditions
where $predicted_by in (select traffic_model from traffic_models)

union

select distinct batch_size
from pareto_designs
where evidence = $predicted_by

order by batch_size
        """,
        {"predicted_by": predicted_by},
    )
    return rows["batch_size"].to_list()
