with named as (
    {{ named_rows_of_catalogues('network_layers', {'network': 'network'}) }}
)

select
    catalogue,
    precedence,
    network,
    {{ layer_columns() }},
    source
from named
