select
    {{ cell('platform') }} as platform,
    {{ cell('device') }} as device,
    {{ cell('operating_mode') }} as operating_mode,
    {{ cell('device_class') }} as device_class,
    {{ cell('concurrency') }} as concurrency,
    cast({{ number_in('compute_units') }} as integer) as compute_units,
    cast({{ number_in('max_batch_size') }} as bigint) as max_batch_size,
    {{ cell('power_scope') }} as power_scope,
    {{ cell('execution_style') }} as execution_style,
    {{ cell('execution_style_source') }} as execution_style_source,
    {{ cell('source') }} as source
from {{ ref('known_platforms') }}
