{{ config(materialized='table' if var('operating_points_are_stored') else 'view') }}
-- Columns are qualified, because an unqualified one of a view would be the argument of that
-- name in a function.
select
    points.evidence,
    points.network,
    points.platform,
    points.datatype,
    points.batch_size,
    points.threads,
    points.throughput_scope,
    points.task,
    points.throughput_fps,
    points.throughput_fps_lower,
    points.throughput_fps_upper,
    points.latency_ms,
    points.accuracy_pct,
    points.accuracy_score,
    points.power_watts,
    points.power_watts_lower,
    points.power_watts_upper,
    points.power_scope,
    points.power_source,
    points.energy_mj_per_input,
    points.measurement_id
from {{ ref('int_operating_points_collected') }} as points
