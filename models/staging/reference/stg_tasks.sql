select
    {{ cell('task') }} as task,
    cast({{ number_in('position') }} as integer) as position,
    {{ cell('data_set') }} as data_set,
    {{ cell('metric') }} as metric,
    {{ cell('unit') }} as unit,
    {{ cell('higher_is_better') }} = 'yes' as higher_is_better,
    {{ cell('evaluation_set') }} as evaluation_set,
    {{ cell('source') }} as source
from {{ ref('known_tasks') }}
