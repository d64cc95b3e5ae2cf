select
    {{ cell('finding') }} as finding,
    cast({{ number_in('position') }} as integer) as position,
    {{ cell('statement') }} as statement,
    {{ cell('source') }} as source,
    {{ cell('said_in') }} as said_in,
    {{ cell('reading') }} as reading,
    {{ cell('said') }} as said,
    {{ cell('found') }} as found,
    {{ cell('unit') }} as unit,
    {{ cell('comparison') }} as comparison,
    {{ number_in('tolerance') }} as tolerance,
    {{ cell('carried_by') }} as carried_by
from {{ ref('known_findings') }}
