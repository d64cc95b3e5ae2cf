select
    {{ canonical_name('network', 'network') }} as network,
    {{ star_except(['network', 'source']) }},
    trim(source) as source
from {{ ref('qutibench_accuracies') }}
