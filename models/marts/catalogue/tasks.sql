select
    task,
    position,
    data_set,
    metric,
    unit,
    higher_is_better,
    evaluation_set,
    source
from {{ ref('int_tasks_collected') }}
