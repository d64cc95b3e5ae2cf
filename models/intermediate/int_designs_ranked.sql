{{ config(materialized='table') }}
-- A table, because the ranking reads its input more than once.
{{ pareto_rank(
    ref('int_designs_collected'),
    partition_by=['evidence', 'task'],
    maximise=['throughput_fps', 'top1_pct'],
    max_rank=var('pareto_max_rank')
) }}
