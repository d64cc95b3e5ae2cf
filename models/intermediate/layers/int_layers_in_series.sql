{{ config(materialized='table') }}
-- What the times of a network's layers come to, one layer after the other. A table,
-- because operating points are read more than once. The traffic model is the one that
-- known_evidences may name, stated here because a join does not reach the base tables
-- through a view: four of five rows would be computed in vain.
with layers as (
    select * from {{ ref('int_layers_bounded') }}
    where runs_layers_serially
        and is_feasible is not false
        and traffic_model = 'activations_counted'
),

evidences as (
    select * from {{ ref('stg_evidences') }}
    where figures = 'in use by layer'
)

select
    evidences.evidence,
    layers.network,
    layers.platform,
    layers.datatype,
    layers.batch_size,
    layers.threads,
    min(layers.task) as task,
    -- In their order, for the same last digit every time.
    1e3 / {{ in_order('sum(layers.time_ms)', 'layers.layer') }} as throughput_fps
from layers
inner join evidences on layers.traffic_model = evidences.traffic_model
group by
    evidences.evidence,
    layers.network,
    layers.platform,
    layers.datatype,
    layers.batch_size,
    layers.threads
having sum(layers.time_ms) > 0
