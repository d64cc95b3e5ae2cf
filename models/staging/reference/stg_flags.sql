select
    {{ cell('flag') }} as flag,
    cast({{ number_in('position') }} as integer) as position,
    {{ cell('comparison') }} as comparison,
    {{ number_in('threshold') }} as threshold,
    {{ cell('threshold_unit') }} as threshold_unit,
    {{ cell('measured') }} as measured,
    {{ cell('expected') }} as expected,
    {{ cell('law') }} as law
from {{ ref('known_flags') }}
