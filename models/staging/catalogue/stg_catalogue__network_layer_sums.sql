with named as (
    {{ named_rows_of_catalogues('network_layer_sums', {'network': 'network'}) }}
)

select
    catalogue,
    precedence,
    network,
    {{ number_in('layers') }} as layers,
    {% for name in sums_of_layers() + ['product_elements', 'other_elements'] -%}
    {{ number_in(name) }} as {{ name }},
    {% endfor -%}
    source
from named
