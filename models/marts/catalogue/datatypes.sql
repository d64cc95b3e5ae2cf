select
    datatype,
    position,
    weight_bits,
    activation_bits,
    kind,
    source
from {{ ref('int_datatypes_collected') }}
