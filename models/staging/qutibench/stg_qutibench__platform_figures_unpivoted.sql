with printed as (
    select * from {{ ref('qutibench_platforms') }}
),

named as (
    {{ with_canonical_names('printed', {'platform': 'platform'}) }}
),

unpivoted as (
    {{ unpivot_cells('named', 'printed_column', keep=['platform', 'source']) }}
)

-- A column that is no figure of its own is named after a datatype and holds a
-- peak.
select
    'platform' as kind,
    platform as name,
    case printed_column
        when 'memory_bandwidth_gbps' then 'memory_bandwidth_gbytes_per_s'
        when 'memory_capacity_gb' then 'memory_capacity_gbytes'
        when 'power_watt' then 'power_watts'
        else 'peak_tops'
    end as figure,
    case
        when printed_column not in (
            'memory_bandwidth_gbps', 'memory_capacity_gb', 'power_watt'
        ) then printed_column
    end as datatype,
    {{ number_in('cell') }} as figure_value,
    {{ cell('cell') }} <> 'na' as is_available,
    {{ cell('source') }} as source
from unpivoted
