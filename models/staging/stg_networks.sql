select
    trim(network) as network,
    {{ canonical_name('topology', 'topology') }} as topology,
    cast(pruning_pct as double) as pruning_pct
from {{ ref('known_networks') }}
