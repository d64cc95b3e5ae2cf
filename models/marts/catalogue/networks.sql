select
    network,
    topology,
    pruning_pct,
    task,
    giga_ops,
    parameters_millions,
    activations_millions,
    peak_activations_millions,
    cast(input_bytes as bigint) as input_bytes,
    cast(output_bytes as bigint) as output_bytes,
    source
from {{ ref('int_networks_described') }}
