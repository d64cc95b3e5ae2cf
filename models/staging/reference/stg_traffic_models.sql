{{ config(materialized='table') }}
select
    {{ cell('traffic_model') }} as traffic_model,
    cast({{ number_in('position') }} as integer) as position,
    {{ cell('scope') }} as throughput_scope,
    {{ cell('is_bound') }} = 'yes' as is_bound,
    {{ cell('reads_weights_once_per_batch') }} = 'yes'
        as reads_weights_once_per_batch,
    {{ cell('keeps_weights_on_chip') }} = 'yes' as keeps_weights_on_chip,
    {{ cell('counts_activations') }} = 'yes' as counts_activations,
    {{ cell('transfers_inputs') }} = 'yes' as transfers_inputs,
    {{ cell('description') }} as description
from {{ ref('known_traffic_models') }}
