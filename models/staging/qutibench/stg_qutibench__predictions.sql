with printed as (
    select * from {{ ref('qutibench_predictions') }}
),

named as (
    {{ with_canonical_names('printed', {
        'topology': 'topology', 'platform': 'platform', 'datatype': 'datatype',
    }) }}
)

select
    topology,
    {{ number_in('pruning_pct') }} as pruning_pct,
    platform,
    datatype,
    {{ number_in('predicted_fps') }} as published_fps,
    {{ cell('source') }} as source
from named
{{ if_published() }}
