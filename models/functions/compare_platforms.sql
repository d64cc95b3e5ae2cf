{{ config(
    materialized='table_function',
    parameters=['a', 'b', "evidence := 'bound'"]
) }}
-- The fastest datatype of each network on each platform: platforms seldom share
-- a datatype, and a network is deployed in the one that is best for its platform.
with fastest_first as (
    select
        *,
        row_number() over (
            partition by designs.network, designs.platform
            order by designs.throughput_fps desc, designs.accuracy_pct desc
        ) as place
    from {{ ref('pareto_designs') }} as designs
    where case
        when {{ argument_is_known('a', ref('platforms'), 'platform') }}
            and {{ argument_is_known('b', ref('platforms'), 'platform') }}
            and {{ argument_is_known(
                'evidence', ref('evidences'), 'evidence'
            ) }}
            then designs.platform in (a, b) and designs.evidence = evidence
    end
),

designs_a as (
    select * from fastest_first
    where platform = a and place = 1
),

designs_b as (
    select * from fastest_first
    where platform = b and place = 1
)

select
    coalesce(designs_a.task, designs_b.task) as task,
    network,
    designs_a.datatype as datatype_a,
    designs_b.datatype as datatype_b,
    designs_a.throughput_fps as throughput_fps_a,
    designs_b.throughput_fps as throughput_fps_b,
    designs_a.throughput_fps / designs_b.throughput_fps as throughput_ratio,
    designs_a.accuracy_pct as accuracy_pct_a,
    designs_b.accuracy_pct as accuracy_pct_b,
    designs_a.accuracy_pct - designs_b.accuracy_pct as accuracy_difference
from designs_a
full outer join designs_b using (network)
order by task, network
