with designs as (
    select * from {{ ref('int_designs_crossed_with_traffic') }}
),

bounded as (
    {{ roofline_bounds('designs') }}
)

select
    *,
    {{ why_not_predicted() }} as why_not_predicted
from bounded
