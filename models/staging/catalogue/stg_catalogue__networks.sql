with named as (
    {{ named_rows_of_catalogues(
        'networks', {'network': 'network', 'task': 'task'}
    ) }}
)

select
    catalogue,
    precedence,
    network,
    {{ cell('topology') }} as topology,
    {{ number_in('pruning_pct') }} as pruning_pct,
    {{ cell('input_size') }} as input_size,
    task
from named
