with printed as (
    select
        *,
        topology as topology_as_printed
    from {{ ref('qutibench_measurements') }}
),

named as (
    {{ with_canonical_names('printed', {
        'topology': 'topology', 'platform': 'platform', 'datatype': 'datatype',
    }) }}
)

select
    {{ cell('measurement_id') }} as measurement_id,
    {{ cell('topology_as_printed') }} as topology_as_printed,
    topology,
    {{ number_in('pruning_pct') }} as pruning_pct,
    platform,
    datatype,
    cast({{ number_in('batch_or_threads') }} as bigint) as batch_or_threads,
    {{ number_in('throughput_fps') }} as throughput_fps,
    {{ number_in('latency_ms') }} as latency_ms,
    {{ number_in('system_throughput_fps') }} as system_throughput_fps,
    {{ printed_number(cell('system_latency_ms')) }} as system_latency_ms,
    {{ number_in('top1_pct') }} as accuracy_pct,
    {{ number_in('top5_pct') }} as top5_pct,
    {{ number_in('base_power_watts') }} as base_power_watts,
    {{ number_in('idle_power_watts') }} as idle_power_watts,
    {{ number_in('full_power_watts') }} as power_watts,
    {{ number_in('stated_giga_ops') }} as stated_giga_ops,
    {{ cell('source') }} as source
from named
{{ if_published() }}
