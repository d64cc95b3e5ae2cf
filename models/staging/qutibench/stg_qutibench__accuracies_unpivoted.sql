with printed as (
    select * from {{ ref('qutibench_accuracies') }}
),

named as (
    {{ with_canonical_names('printed', {'network': 'network'}) }}
),

unpivoted as (
    {{ unpivot_cells('named', 'datatype', keep=['network', 'source']) }}
)

select
    network,
    datatype,
    'any' as platform,
    {{ printed_top1(cell('cell')) }} as accuracy_pct,
    {{ printed_top5(cell('cell')) }} as top5_pct,
    case when {{ cell('cell') }} = 'nm' then 'not measured' else 'present' end
        as availability,
    {{ cell('source') }} as source
from unpivoted
{{ if_published() }}
