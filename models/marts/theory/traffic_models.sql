select
    traffic_model,
    position,
    throughput_scope,
    is_bound,
    reads_weights_once_per_batch,
    keeps_weights_on_chip,
    counts_activations,
    transfers_inputs,
    description
from {{ ref('stg_traffic_models') }}
