with printed as (
    select * from {{ ref('known_networks') }}
),

named as (
    {{ with_canonical_names('printed', {'topology': 'topology'}) }}
)

select
    {{ cell('network') }} as network,
    topology,
    {{ number_in('pruning_pct') }} as pruning_pct
from named
