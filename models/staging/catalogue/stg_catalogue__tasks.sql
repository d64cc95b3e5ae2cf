with named as (
    {{ named_rows_of_catalogues('tasks', {'task': 'task'}) }}
)

select
    catalogue,
    precedence,
    line,
    task,
    {{ cell('data_set') }} as data_set,
    {{ cell('metric') }} as metric,
    {{ cell('unit') }} as unit,
    {{ cell('higher_is_better') }} = 'yes' as higher_is_better,
    coalesce({{ cell('evaluation_set') }}, 'not stated') as evaluation_set,
    source
from named
