select
    datatype,
    position,
    weight_bits,
    activation_bits,
    kind,
    source
from {{ ref('stg_datatypes') }}
