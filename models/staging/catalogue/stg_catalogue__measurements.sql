with named as (
    {{ named_rows_of_catalogues('measurements', {
        'network': 'network',
        'platform': 'platform',
        'datatype': 'datatype',
        'task': 'task',
    }) }}
)

select
    catalogue,
    precedence,
    catalogue || ':' || {{ measurement_id_in_catalogue() }} as measurement_id,
    network,
    platform,
    datatype,
    task,
    cast({{ number_in('batch_size') }} as bigint) as batch_size,
    cast({{ number_in('threads') }} as bigint) as threads,
    {{ number_in('throughput_fps') }} as throughput_fps,
    {{ number_in('latency_ms') }} as latency_ms,
    {{ number_in('system_throughput_fps') }} as system_throughput_fps,
    {{ number_in('system_latency_ms') }} as system_latency_ms,
    {{ number_in('accuracy_pct') }} as accuracy_pct,
    {{ number_in('top5_pct') }} as top5_pct,
    {{ number_in('base_power_watts') }} as base_power_watts,
    {{ number_in('idle_power_watts') }} as idle_power_watts,
    {{ number_in('power_watts') }} as power_watts,
    {{ number_in('stated_giga_ops') }} as stated_giga_ops,
    cast({{ number_in('layers_on_accelerator') }} as bigint) as layers_on_accelerator,
    cast({{ number_in('layers_elsewhere') }} as bigint) as layers_elsewhere,
    {{ cell('note') }} as note,
    source
from named
