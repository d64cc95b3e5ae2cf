with printed as (
    select * from {{ ref('qutibench_power_traces') }}
),

named as (
    {{ with_canonical_names('printed', {
        'topology': 'topology', 'platform': 'platform',
    }) }}
)

select
    topology,
    platform,
    cast({{ number_in('sample') }} as integer) as sample,
    {{ number_in('volts') }} as volts,
    {{ number_in('amperes') }} as amperes,
    {{ cell('source') }} as source
from named
{{ if_published() }}
