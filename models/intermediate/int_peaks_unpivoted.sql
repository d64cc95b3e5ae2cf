with platforms as (
    select * from {{ ref('stg_qutibench__platforms') }}
),

unpivoted as (
    {{ unpivot_datatypes('platforms', keep=[
        'platform', 'memory_bandwidth_gbytes_per_s', 'memory_capacity_gbytes',
        'power_watts', 'source'
    ]) }}
)

select
    platform,
    datatype,
    {{ to_number('cell') }} as peak_tops,
    case when trim(cell) = 'na' then 'not available' else 'present' end
        as availability,
    source
from unpivoted
