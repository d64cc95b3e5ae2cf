select
    trim(source) as source,
    trim(citation) as citation,
    trim(licence) as licence
from {{ ref('known_sources') }}
