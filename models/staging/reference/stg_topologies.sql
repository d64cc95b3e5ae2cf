with printed as (
    select * from {{ ref('known_topologies') }}
),

named as (
    {{ with_canonical_names('printed', {'task': 'task'}) }}
)

select
    {{ cell('topology') }} as topology,
    task,
    {{ cell('source') }} as source
from named
