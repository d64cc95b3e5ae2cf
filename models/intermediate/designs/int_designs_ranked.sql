{{ config(materialized='table') }}
-- A table, because the ranking reads its input more than once.
{{ pareto_rank(
    ref('int_designs_chosen'),
    partition_by=['evidence', 'task'],
    maximise=['throughput_fps', 'accuracy_score'],
    max_rank=var('pareto_max_rank')
) }}
