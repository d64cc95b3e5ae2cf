with named as (
    {{ named_rows_of_catalogues('accuracies', {
        'network': 'network',
        'datatype': 'datatype',
        'platform': 'platform',
        'task': 'task',
    }) }}
)

select
    catalogue,
    precedence,
    network,
    datatype,
    coalesce(platform, 'any') as platform,
    task,
    {{ number_in('accuracy_pct') }} as accuracy_pct,
    {{ number_in('top5_pct') }} as top5_pct,
    source
from named
