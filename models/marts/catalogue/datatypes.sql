select
    datatype,
    bits,
    kind,
    source
from {{ ref('stg_datatypes') }}
