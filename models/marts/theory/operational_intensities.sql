with computed as (
    select * from {{ ref('int_intensities_computed') }}
)

select
    network,
    datatype,
    operational_intensity_ops_per_byte,
    published_ops_per_byte,
    published_ops_per_byte / operational_intensity_ops_per_byte - 1
        as relative_difference,
    printed_figures_ops_per_byte,
    printed_figures_ops_per_byte / operational_intensity_ops_per_byte - 1
        as printed_figures_relative_difference
from computed
