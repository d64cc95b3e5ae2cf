select
    traffic_model,
    position,
    reads_weights_once_per_batch,
    keeps_weights_on_chip,
    counts_activations,
    description
from {{ ref('stg_traffic_models') }}
