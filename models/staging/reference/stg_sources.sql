select
    {{ cell('source') }} as source,
    {{ cell('citation') }} as citation,
    {{ cell('licence') }} as licence
from {{ ref('known_sources') }}
