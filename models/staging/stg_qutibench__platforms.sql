select
    {{ canonical_name('platform', 'platform') }} as platform,
    {{ to_number('memory_bandwidth_gbps') }} as memory_bandwidth_gbytes_per_s,
    {{ to_number('memory_capacity_gb') }} as memory_capacity_gbytes,
    {{ to_number('power_watt') }} as power_watts,
    {{ star_except([
        'platform', 'memory_bandwidth_gbps', 'memory_capacity_gb',
        'power_watt', 'source'
    ]) }},
    trim(source) as source
from {{ ref('qutibench_platforms') }}
