select
    source,
    citation,
    licence
from {{ ref('stg_sources') }}
