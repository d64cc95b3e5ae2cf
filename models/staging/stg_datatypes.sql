select
    trim(datatype) as datatype,
    cast(bits as integer) as bits,
    trim(kind) as kind,
    trim(source) as source
from {{ ref('known_datatypes') }}
