select
    trim(traffic_model) as traffic_model,
    cast(position as integer) as position,
    cast(reads_weights_once_per_batch as boolean)
        as reads_weights_once_per_batch,
    cast(keeps_weights_on_chip as boolean) as keeps_weights_on_chip,
    cast(counts_activations as boolean) as counts_activations,
    trim(description) as description
from {{ ref('known_traffic_models') }}
