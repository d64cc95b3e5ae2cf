{{ config(
    materialized='table_function',
    parameters=['task', "evidence := 'bound'"]
) }}
select
    designs.network,
    designs.platform,
    designs.datatype,
    designs.batch_size,
    designs.threads,
    designs.throughput_fps,
    designs.top1_pct,
    designs.latency_ms,
    designs.power_watts
from {{ ref('pareto_designs') }} as designs
-- The arguments are looked at before the rows, also when no row would be left.
where case
    when {{ argument_is_known('task', ref('pareto_designs'), 'task') }}
        and {{ argument_is_known(
            'evidence', ref('pareto_designs'), 'evidence'
        ) }}
        then designs.task = task
            and designs.evidence = evidence
            and designs.is_pareto_optimal
end
order by
    designs.throughput_fps desc,
    designs.top1_pct desc,
    designs.network asc
