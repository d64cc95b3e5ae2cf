with designs as (
    select * from {{ ref('int_designs_crossed_with_conditions') }}
),

bounded as (
    {{ roofline_bounds('designs') }}
)

select * from bounded
