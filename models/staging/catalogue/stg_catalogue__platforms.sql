with named as (
    {{ named_rows_of_catalogues('platforms', {'platform': 'platform'}) }}
)

select
    catalogue,
    precedence,
    platform,
    {{ cell('device') }} as device,
    {{ cell('operating_mode') }} as operating_mode,
    {{ cell('device_class') }} as device_class,
    {{ cell('concurrency') }} as concurrency,
    cast({{ number_in('compute_units') }} as integer) as compute_units,
    cast({{ number_in('max_batch_size') }} as bigint) as max_batch_size,
    {{ cell('power_scope') }} as power_scope,
    {{ cell('execution_style') }} as execution_style,
    case when {{ cell('execution_style') }} is not null then source end
        as execution_style_source,
    source
from named
