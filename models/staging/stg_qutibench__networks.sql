select
    {{ canonical_name('network', 'network') }} as network,
    {{ to_number('total_gops') }} as giga_ops,
    {{ to_number('total_model_size_millions') }} as parameters_millions,
    {{ star_except([
        'network', 'total_gops', 'total_model_size_millions', 'source'
    ]) }},
    trim(source) as source
from {{ ref('qutibench_networks') }}
