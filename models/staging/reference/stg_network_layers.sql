with printed as (
    select * from {{ ref('layer_shapes') }}
),

named as (
    {{ with_canonical_names('printed', {'network': 'network'}) }}
)

select
    network,
    {{ layer_columns() }},
    {{ cell('source') }} as source
from named
{{ if_published() }}
