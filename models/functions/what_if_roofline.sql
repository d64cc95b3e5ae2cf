{{ config(
    materialized='table_function',
    parameters=['peak_tops_by_datatype map(varchar, double)', 'memory_bandwidth_gbytes_per_s double']
) }}
with peaks as (
    {{ peaks_of_map('peak_tops_by_datatype') }}
),

roofs as (
    select
        datatype,
        peak_tops,
        cast(memory_bandwidth_gbytes_per_s as double)
            as memory_bandwidth_gbytes_per_s
    from peaks
    where {{ arguments_are_above_zero(['memory_bandwidth_gbytes_per_s']) }}
),

corners as (
    {{ roofline_corners('roofs') }}
)

select
    datatype,
    point,
    operational_intensity_ops_per_byte,
    attainable_tops
from corners
order by datatype, operational_intensity_ops_per_byte
