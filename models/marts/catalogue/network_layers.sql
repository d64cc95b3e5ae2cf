select
    network,
    layer,
    layer_name,
    kind,
    groups,
    m,
    k,
    n,
    operations,
    parameters,
    input_elements,
    output_elements,
    repeats,
    source
from {{ ref('int_network_layers_collected') }}
