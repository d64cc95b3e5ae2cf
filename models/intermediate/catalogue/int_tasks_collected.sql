{{ config(materialized='table') }}
-- The known tasks in their order, then those of the catalogues in theirs. Where
-- several define one, they agree on its unit and direction, and the first one's words
-- stand.
with known as (
    select * from {{ ref('stg_tasks') }}
),

first_defined as (
    select
        *,
        row_number() over (partition by task order by precedence, line) as place
    from {{ ref('stg_catalogue__tasks') }}
    where task not in (select task from known)
)

select
    task, position, data_set, metric, unit, higher_is_better, evaluation_set, source
from known
union all
select
    task,
    cast(
        (select max(position) from known)
        + row_number() over (order by precedence, line)
        as integer
    ),
    data_set,
    metric,
    unit,
    higher_is_better,
    evaluation_set,
    source
from first_defined
where place = 1
