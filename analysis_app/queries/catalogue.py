"""Catalogue: the published tables as their sources print them, and their claims.

Tables have one column per datatype that is there, so a new one needs no change.
"""

import pandas as pd
import warehouse


def accuracy_table() -> pd.DataFrame:
    """One row per network: top-1, top-5 in brackets and nm, by datatype."""
    return warehouse.read(
        """
with cells as (
    select
        network,
        task,
        topology,
        pruning_pct,
        datatype,
        coalesce(
            printf('%.2f', top1_pct) || coalesce(printf(' (%.2f)', top5_pct), ''),
            'nm'
        ) as top1_and_top5_pct
    from networks
    cross join (select distinct datatype from availability where kind = 'network')
    left join accuracies using (network, datatype)
),

sources as (
    select network, string_agg(distinct source, ', ') as source
    from accuracies
    group by network
),

wide as (
    pivot cells on datatype using any_value(top1_and_top5_pct)
    group by network, task, topology, pruning_pct
)

select *
from wide
left join sources using (network)
order by task = 'ImageNet' desc, task, topology, pruning_pct desc
        """
    )


def accuracies() -> pd.DataFrame:
    """One row per network and datatype with a published accuracy."""
    return warehouse.read(
        """
select
    network,
    topology,
    task,
    datatype,
    top1_pct,
    top5_pct,
    accuracies.source
from accuracies
inner join networks using (network)
order by task = 'ImageNet' desc, task, topology, pruning_pct desc, datatype
        """
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
    pruning_pct,
    giga_ops,
    parameters_millions,
    activations_millions,
    wide.* exclude (network),
    source
from networks
left join wide using (network)
order by task = 'ImageNet' desc, task, topology, pruning_pct desc
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
    power_watts,
    concurrency,
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
order by device_class, platform, kind = 'floating point', bits
        """
    )


def unused_claims(figures: list[str]) -> pd.DataFrame:
    """One row per claim that is over half a percent off the value that is used."""
    return warehouse.read(
        """
select
    name || coalesce(' ' || datatype, '') as name,
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
    count(distinct name) as things,
    count(*) as claims,
    count(*) filter (relative_difference != 0) as differing_claims,
    max(abs(relative_difference)) as largest_difference
from spec_claims
group by figure
order by figure = 'giga_ops' desc, claims desc
        """
    )


def claims(figure: str) -> pd.DataFrame:
    """One row per claim about the figure: who says what, and what it would do."""
    return warehouse.read(
        """
select
    name || coalesce(' ' || datatype, '') as disputed,
    kind,
    name,
    datatype,
    source,
    citation,
    claimed_value,
    used_value,
    claimed_value / used_value as claimed_over_used,
    relative_difference,
    is_used,
    reason,
    predictions_compared,
    predictions_changed,
    largest_throughput_change,
    max(abs(largest_throughput_change)) over (
        partition by kind, name, datatype
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
    coalesce(network, topology || ' ' || pruning_pct || '%')
        || ' | ' || datatype as row_name,
    coalesce(network, topology || ' ' || pruning_pct || '%') as network,
    experiments.topology,
    datatype,
    platform,
    measurements,
    status,
    batches_or_threads
from experiments
inner join datatypes using (datatype)
left join networks using (topology, pruning_pct)
where experiments.task = $task
order by
    experiments.topology, pruning_pct desc, kind = 'floating point', bits, platform
        """,
        {"task": task},
    )


def flags() -> pd.DataFrame:
    """One row per flag and platform: how many measurements carry it."""
    return warehouse.read(
        """
select
    flag,
    replace(flag, '_', ' ') as flag_in_words,
    any_value(explanation) as explanation,
    platform,
    count(*) as measurements,
    sum(count(*)) over (partition by flag) as measurements_with_the_flag
from measurement_flags
inner join measurements using (measurement_id)
group by flag, platform
order by measurements_with_the_flag desc, flag, platform
        """
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
    explanation,
    throughput_fps,
    latency_ms,
    power_watts,
    top1_pct
from measurement_flags
inner join measurements using (measurement_id)
where flag = $flag
order by platform, network, datatype, batch_size, threads
        """,
        {"flag": flag},
    )
