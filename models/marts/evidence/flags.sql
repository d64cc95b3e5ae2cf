select
    flag,
    position,
    comparison,
    threshold,
    threshold_unit,
    measured,
    expected,
    law
from {{ ref('stg_flags') }}
