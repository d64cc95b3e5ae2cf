with networks as (
    select * from {{ ref('stg_qutibench__networks') }}
),

unpivoted as (
    {{ unpivot_datatypes('networks', keep=[
        'network', 'giga_ops', 'parameters_millions', 'source'
    ]) }}
)

select
    network,
    datatype,
    giga_ops as printed_giga_ops,
    parameters_millions as printed_parameters_millions,
    {{ to_number('cell') }} as published_ops_per_byte,
    source
from unpivoted
where trim(cell) <> 'na'
