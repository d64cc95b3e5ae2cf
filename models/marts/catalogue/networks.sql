select
    network,
    topology,
    pruning_pct,
    input_size,
    task,
    giga_ops,
    parameters_millions,
    activations_millions,
    peak_activations_millions,
    cast(input_bytes as bigint) as input_bytes,
    cast(output_bytes as bigint) as output_bytes,
    state_bytes_per_input,
    source
from {{ ref('int_networks_described') }}
