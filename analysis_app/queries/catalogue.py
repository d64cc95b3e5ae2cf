"""Catalogue: the published tables as their sources print them, and their claims.

Tables have one column per datatype that is there, so a new one needs no change.
"""

import pandas as pd
import warehouse


def accuracy_table(tasks: list[str]) -> pd.DataFrame:
    """One row per network: published accuracy, top-5 in brackets, by datatype.

    nm is what the source prints so; null is what no source prints. A network that only
    platforms were evaluated with has the least and the most of them.
    """
    return warehouse.read(
        """
with cells as (
    select
        availability.network,
        availability.datatype,
        coalesce(
            printf('%.2f', accuracy_pct) || coalesce(printf(' (%.2f)', top5_pct), ''),
            if(availability = 'not measured', 'nm', null)
        ) as accuracy_and_top5_pct,
        accuracies.source
    from availability
    left join accuracies
        on availability.network = accuracies.network
        and availability.datatype = accuracies.datatype
        and accuracies.platform = 'any'
        and accuracies.is_used
    where availability.network is not null

    union all

    -- What catalogues add: those that no published table has a cell for.
    select
        network,
        datatype,
        if(
            count(distinct accuracy_pct) = 1,
            printf('%.4g', min(accuracy_pct)),
            printf('%.4g to %.4g', min(accuracy_pct), max(accuracy_pct))
        ),
        string_agg(distinct accuracies.source, ', ' order by accuracies.source)
    from accuracies
    semi join networks using (network, task)
    anti join (
        from availability where network is not null
    ) using (network, datatype)
    where is_used and (
        platform = 'any'
        or network not in (select network from availability where network is not null)
    )
    group by network, datatype
),

sources as (
    select network, string_agg(distinct source, ', ') as source
    from cells
    group by network
),

wide as (
    pivot (select * exclude (source) from cells)
    on datatype using any_value(accuracy_and_top5_pct) group by network
)

select
    network,
    task,
    topology,
    pruning_pct,
    wide.* exclude (network),
    sources.source
from networks
inner join wide using (network)
inner join sources using (network)
inner join tasks using (task)
where list_contains($tasks, task)
order by position, topology, pruning_pct desc, network
        """,
        {"tasks": tasks},
    )


def accuracies(tasks: list[str]) -> pd.DataFrame:
    """One row per network and datatype with an accuracy, published or reached.

    Those that designs use, in the tasks' own metric. platform is null where the
    published table speaks of none, and the platform that reached it otherwise.
    """
    return warehouse.read(
        """
select
    network,
    topology,
    task,
    datatype,
    nullif(platform, 'any') as platform,
    accuracy_pct,
    top5_pct,
    accuracies.source
from accuracies
inner join networks using (network, task)
inner join tasks using (task)
inner join datatypes using (datatype)
where is_used and list_contains($tasks, task)
order by
    tasks.position,
    topology,
    pruning_pct desc,
    network,
    datatypes.position,
    platform nulls first
        """,
        {"tasks": tasks},
    )


def network_table() -> pd.DataFrame:
    """One row per network: operations, parameters, and intensities by datatype.

    Intensities (operations per byte of weights) are computed and, where the
    source prints them, published.
    """
    return warehouse.read(
        """
with intensities as (
    select
        network,
        datatype || ' computed' as figure,
        operational_intensity_ops_per_byte as intensity
    from operational_intensities
    where datatype in (
        select datatype
        from operational_intensities
        where published_ops_per_byte is not null
    )

    union all

    select network, datatype || ' published', published_ops_per_byte
    from operational_intensities
    where published_ops_per_byte is not null
),

wide as (
    pivot intensities on figure using any_value(intensity) group by network
)

select
    network,
    topology,
    task,
    input_size,
    pruning_pct,
    giga_ops,
    parameters_millions,
    activations_millions,
    peak_activations_millions,
    input_bytes,
    output_bytes,
    wide.* exclude (network),
    networks.source
from networks
left join tasks using (task)  -- a network may be of none
left join wide using (network)
order by position, topology, pruning_pct desc, network
        """
    )


def platform_table() -> pd.DataFrame:
    """One row per platform: peaks by datatype, bandwidth, memory, power.

    Null is what the source prints as na.
    """
    return warehouse.read(
        """
with peaks as (
    pivot platform_peaks on datatype using any_value(peak_tops) group by platform
)

select
    platform,
    device,
    operating_mode,
    device_class,
    peaks.* exclude (platform),
    memory_bandwidth_gbytes_per_s,
    memory_capacity_gbytes,
    on_chip_memory_bytes / 1e6 as on_chip_memory_mbytes,
    has_memory,
    host_link_gbytes_per_s,
    compute_units,
    concurrency,
    max_batch_size,
    power_watts,
    power_scope,
    source
from platforms
left join peaks using (platform)
order by device_class, platform
        """
    )


def peaks() -> pd.DataFrame:
    """One row per platform and datatype with a peak."""
    return warehouse.read(
        """
select
    platform || ' ' || datatype as name,
    platform,
    device_class,
    datatype,
    peak_tops,
    memory_bandwidth_gbytes_per_s,
    ridge_point_ops_per_byte,
    platform_peaks.source
from platform_peaks
inner join platforms using (platform)
inner join datatypes using (datatype)
order by device_class, platform, position
        """,
        allow_empty=True,
    )


def unused_claims(figures: list[str]) -> pd.DataFrame:
    """One row per claim that is over half a percent off the value that is used."""
    return warehouse.read(
        """
select
    coalesce(network, platform) || coalesce(' ' || datatype, '') as name,
    figure,
    source,
    claimed_value,
    used_value,
    relative_difference,
    reason
from spec_claims
where not is_used
    and list_contains($figures, figure)
    and abs(relative_difference) > 0.005
order by name, figure, claimed_value
        """,
        {"figures": figures},
        allow_empty=True,
    )


def disputed_figures() -> pd.DataFrame:
    """One row per figure on which sources disagree, and of how many things."""
    return warehouse.read(
        """
select
    figure,
    count(distinct coalesce(network, platform)) as things,
    count(*) as claims,
    count(*) filter (claimed_value is distinct from used_value) as differing_claims,
    max(abs(relative_difference)) as largest_difference
from spec_claims
group by figure
order by figure = 'giga_ops' desc, claims desc
        """
    )


def claims(figure: str) -> pd.DataFrame:
    """One row per claim about the figure: who says what, and what it would do.

    claimed_over_used is null where one says that there is no such thing.
    """
    return warehouse.read(
        """
select
    coalesce(network, platform) as name,
    coalesce(network, platform) || coalesce(' ' || datatype, '') as disputed,
    datatype,
    source,
    catalogue,
    citation,
    claimed_value,
    used_value,
    claimed_value / used_value as claimed_over_used,
    relative_difference,
    claimed_value is distinct from used_value as differs,
    is_available,
    is_used,
    is_published,
    reason,
    predictions_compared,
    predictions_changed,
    largest_throughput_change,
    max(abs(largest_throughput_change)) over (
        partition by network, platform, datatype
    ) as largest_effect
from spec_claims
inner join sources using (source)
where figure = $figure
order by largest_effect desc, name, datatype, is_used desc, claimed_value
        """,
        {"figure": figure},
    )


def experiments(task: str) -> pd.DataFrame:
    """One row per platform, network and datatype that was run, or was to be."""
    return warehouse.read(
        """
select
    network || ' | ' || datatype as row_name,
    network,
    topology,
    datatype,
    platform,
    measurements,
    status,
    batches_or_threads
from experiments
inner join networks using (network, task)
inner join datatypes using (datatype)
where task = $task
order by topology, pruning_pct desc, position, platform
        """,
        {"task": task},
    )


def power_traces(platform: str) -> pd.DataFrame:
    """One row per sample of power that was taken while a network ran on it."""
    return warehouse.read(
        """
select network, topology, sample, watts, is_under_load, power_traces.source
from power_traces
inner join networks using (network)
where platform = $platform
order by topology, network, sample
        """,
        {"platform": platform},
    )


def traced_platforms() -> list[str]:
    """Platforms whose power was traced."""
    rows = warehouse.read("select distinct platform from power_traces order by all")
    return rows["platform"].to_list()


def published_predictions() -> pd.DataFrame:
    """One row per prediction that was printed; those that are wrong come first."""
    return warehouse.read(
        """
select
    network,
    platform,
    datatype,
    published_fps,
    reproduced_fps,
    in_use_streamed_fps,
    is_reproduced,
    explanation,
    published_predictions.source
from published_predictions
inner join networks using (network)
inner join tasks on published_predictions.task = tasks.task
inner join datatypes using (datatype)
order by
    is_reproduced,
    tasks.position,
    topology,
    pruning_pct desc,
    datatypes.position,
    platform
        """
    )


def definitions(table: str) -> pd.DataFrame:
    """All rows of a table that says what is meant by its first column."""
    return warehouse.read(
        "select * exclude (position) from query_table($table) order by position",
        {"table": table},
    )


def flags() -> pd.DataFrame:
    """One row per flag and platform: how many measurements carry it."""
    return warehouse.read(
        """
select
    flag,
    replace(flag, '_', ' ') as flag_in_words,
    law,
    platform,
    count(*) as measurements,
    sum(count(*)) over (partition by flag) as measurements_with_the_flag
from measurement_flags
inner join flags using (flag)
inner join measurements using (measurement_id)
group by flag, law, position, platform
order by position, platform
        """
    )


def catalogue_files() -> pd.DataFrame:
    """One row per file of the catalogues that the warehouse was built from."""
    return warehouse.read(
        "from catalogue_files order by catalogue, file", allow_empty=True
    )


def rejects() -> pd.DataFrame:
    """One row per problem that kept a row of a catalogue out."""
    return warehouse.read(
        "from rejects order by catalogue, file, line, column_name, reason",
        allow_empty=True,
    )


def catalogue_warnings() -> pd.DataFrame:
    """One row per figure of a catalogue that is likely in another unit."""
    return warehouse.read(
        "from catalogue_warnings order by catalogue, table_name, column_name, name",
        allow_empty=True,
    )


def flagged_measurements(flag: str) -> pd.DataFrame:
    """One row per measurement with the flag, the two numbers beside each other."""
    return warehouse.read(
        """
select
    measurement_id,
    platform,
    network,
    datatype,
    batch_size,
    threads,
    measured_value,
    expected_value,
    measured_value / nullif(expected_value, 0) as measured_over_expected,
    concat_ws(
        ' ', law, 'Measured: ' || measured || '.', 'Expected: ' || expected || '.'
    ) as explanation,
    throughput_fps,
    latency_ms,
    power_watts,
    accuracy_pct,
    catalogue,
    layers_on_accelerator,
    layers_elsewhere,
    note
from measurement_flags
inner join flags using (flag)
inner join measurements using (measurement_id)
where flag = $flag
order by platform, network, datatype, batch_size, threads
        """,
        {"flag": flag},
    )
