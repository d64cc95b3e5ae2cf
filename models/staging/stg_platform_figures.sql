select
    {{ canonical_name('platform', 'platform') }} as platform,
    trim(figure) as figure,
    trim(datatype) as datatype,
    {{ to_number('value') }} as figure_value,
    trim(use) = 'yes' as is_used,
    trim(reason) as reason,
    trim(source) as source
from {{ ref('further_platform_figures') }}
