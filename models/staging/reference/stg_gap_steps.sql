select
    {{ cell('step') }} as step,
    cast({{ number_in('position') }} as integer) as position,
    {{ cell('scope') }} as throughput_scope,
    {{ cell('rests_on') }} as rests_on,
    {{ cell('stands_for') }} as stands_for
from {{ ref('known_gap_steps') }}
