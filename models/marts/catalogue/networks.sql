select
    network,
    topology,
    pruning_pct,
    task,
    giga_ops,
    parameters_millions,
    activations_millions,
    peak_activations_millions,
    source
from {{ ref('int_networks_described') }}
