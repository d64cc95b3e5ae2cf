with accuracies as (
    select * from {{ ref('stg_qutibench__accuracies') }}
),

unpivoted as (
    {{ unpivot_datatypes('accuracies', keep=['network', 'source']) }}
)

select
    network,
    datatype,
    {{ printed_top1('cell') }} as top1_pct,
    {{ printed_top5('cell') }} as top5_pct,
    case when trim(cell) = 'nm' then 'not measured' else 'present' end
        as availability,
    source
from unpivoted
