-- No design is dominated by one of its own rank or of a deeper one.
select worse.*
from {{ ref('pareto_designs') }} as worse
inner join {{ ref('pareto_designs') }} as better
    using (evidence, task)
where worse.network in ({{ networks_checked() }})
    and better.pareto_rank >= worse.pareto_rank
    and {{ dominates('better', 'worse') }}
