select
    {{ cell('datatype') }} as datatype,
    cast({{ number_in('position') }} as integer) as position,
    {{ number_in('weight_bits') }} as weight_bits,
    {{ number_in('activation_bits') }} as activation_bits,
    {{ cell('kind') }} as kind,
    {{ cell('source') }} as source
from {{ ref('known_datatypes') }}
