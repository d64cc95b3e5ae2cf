with named as (
    {{ named_rows_of_catalogues('sources', {}) }}
)

select distinct
    source,
    {{ cell('citation') }} as citation,
    coalesce({{ cell('licence') }}, 'not stated') as licence
from named
