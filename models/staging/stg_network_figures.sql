select
    {{ canonical_name('network', 'network') }} as network,
    trim(figure) as figure,
    {{ to_number('value') }} as figure_value,
    trim(use) = 'yes' as is_used,
    trim(reason) as reason,
    trim(source) as source
from {{ ref('further_network_figures') }}
