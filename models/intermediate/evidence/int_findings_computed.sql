-- What the measurements that the publications speak of say to their statements: for
-- each finding and subject the two numbers that decide it.
with measurements as (
    select
        {{ star_except(['pruning_pct'], 'measured') }},
        networks.topology,
        networks.pruning_pct,
        networks.giga_ops,
        datatypes.weight_bits,
        platforms.device_class = 'FPGA' as is_fpga,
        networks.pruning_pct < 100 and datatypes.weight_bits < 32
            as is_pruned_and_quantized
    from {{ ref('int_measurements_matched') }} as measured
    inner join {{ ref('int_networks_described') }} as networks
        on measured.network = networks.network
    inner join {{ ref('int_platforms_described') }} as platforms
        on measured.platform = platforms.platform
    inner join {{ ref('int_datatypes_collected') }} as datatypes
        on measured.datatype = datatypes.datatype
    where measured.catalogue = 'published'
),

designs as (
    select
        network,
        topology,
        pruning_pct,
        giga_ops,
        platform,
        is_fpga,
        datatype,
        weight_bits,
        is_pruned_and_quantized,
        task,
        max(throughput_fps) as throughput_fps,
        -- One accuracy for a design; that of its rows may be rounded otherwise.
        max_by(accuracy_pct, throughput_fps) as accuracy_score
    from measurements
    where throughput_fps is not null
    group by all
),

pruned as (
    select
        pruned.*,
        whole.giga_ops / pruned.giga_ops as operations_ratio,
        pruned.throughput_fps / whole.throughput_fps as speed_up
    from designs as pruned
    inner join designs as whole
        on pruned.topology = whole.topology
        and pruned.platform = whole.platform
        and pruned.datatype = whole.datatype
    where pruned.pruning_pct < 100 and whole.pruning_pct = 100
),

quantized as (
    select
        narrow.platform,
        narrow.is_fpga,
        {{ geometric_mean(
            'power(narrow.throughput_fps / wide.throughput_fps,'
            ~ ' 1 / log2(wide.weight_bits / narrow.weight_bits))'
        ) }} as speed_up
    from designs as narrow
    inner join designs as wide
        on narrow.network = wide.network
        and narrow.platform = wide.platform
        and narrow.weight_bits < wide.weight_bits
    group by narrow.platform, narrow.is_fpga
),

gains as (
    select
        *,
        max(case when not is_fpga then speed_up end) over () as most_elsewhere
    from quantized
),

front as (
    select * from designs as design
    where design.accuracy_score is not null
        and not exists (
            select 1 from designs as other
            where other.task = design.task and {{ dominates('other', 'design') }}
        )
),

-- Where a network was measured on FPGAs and on others.
latencies as (
    select
        network,
        min(case when is_fpga then latency_ms end) as fpga_ms,
        min(case when not is_fpga then latency_ms end) as other_ms
    from measurements
    group by network
    having fpga_ms is not null and other_ms is not null
),

against_theory as (
    select
        measurements.task,
        measurements.platform,
        measurements.weight_bits < 32 as is_quantized,
        measurements.throughput_fps > theory.throughput_fps as is_faster,
        bounded.weight_bytes <= bounded.on_chip_memory_bytes as fits_on_chip
    from measurements
    inner join {{ ref('int_published_rooflines') }} as theory
        on measurements.network = theory.network
        and measurements.platform = theory.platform
        and measurements.datatype = theory.datatype
    inner join {{ ref('int_measurements_bounded') }} as bounded
        on measurements.measurement_id = bounded.measurement_id
        and bounded.traffic_model = 'weights_streamed'
    where measurements.throughput_fps is not null
),

predicted as (
    select
        theory.task,
        networks.pruning_pct < 100 and datatypes.weight_bits < 32
            as is_pruned_and_quantized,
        percent_rank() over (
            partition by theory.task
            order by theory.throughput_fps desc
        ) as slower_than
    from {{ ref('int_published_rooflines') }} as theory
    inner join {{ ref('int_networks_described') }} as networks
        on theory.network = networks.network
    inner join {{ ref('int_datatypes_collected') }} as datatypes
        on theory.datatype = datatypes.datatype
)

select
    'pruning_speeds_up_as_it_saves_operations' as finding,
    concat_ws(', ', network, platform, datatype) as subject,
    operations_ratio as said_value,
    speed_up as found_value
from pruned
union all
select
    'pruning_correlates_with_speed',
    topology,
    0,
    -- Its last digits go with the order of the rows, and to above 1.
    round(corr(ln(operations_ratio), ln(speed_up)), 12)
from pruned
group by topology
union all
select
    'pruning_works_on_most_platforms',
    platform,
    1,
    min(speed_up)
from pruned
group by platform
union all
select
    'fpgas_gain_most_from_quantization',
    platform,
    most_elsewhere,
    speed_up
from gains
where is_fpga
union all
select
    'pruned_and_quantized_make_up_most_of_the_front',
    task,
    0.5,
    {{ share('is_pruned_and_quantized') }}
from front
group by task
union all
select
    'pruned_and_quantized_make_up_most_of_the_front',
    'all tasks',
    0.5,
    {{ share('is_pruned_and_quantized') }}
from front
having count(*) > 0
union all
select
    'fpgas_answer_first_on_most_networks',
    network,
    other_ms,
    fpga_ms
from latencies
union all
select
    'theory_is_what_is_possible',
    task,
    0,
    {{ share('is_faster') }}
from against_theory
group by task
union all
select
    'quantized_weights_stay_on_chip',
    concat_ws(', ', task, platform),
    0.5,
    {{ share('fits_on_chip') }}
from against_theory
where is_quantized and is_faster
group by task, platform
union all
select
    'pruned_and_quantized_are_among_the_best_predicted',
    task,
    0,
    {{ share('is_pruned_and_quantized') }}
from predicted
where slower_than <= 0.1
group by task
