-- A design of rank k is dominated by one of rank k - 1.
select worse.*
from {{ ref('pareto_designs') }} as worse
where worse.pareto_rank > 1
    and not exists (
        select 1
        from {{ ref('pareto_designs') }} as better
        where better.evidence = worse.evidence
            and better.task = worse.task
            and better.pareto_rank = worse.pareto_rank - 1
            and {{ dominates('better', 'worse') }}
    )
