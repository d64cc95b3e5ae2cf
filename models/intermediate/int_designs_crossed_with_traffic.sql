with designs as (
    select * from {{ ref('int_networks_crossed_with_platforms') }}
),

traffic_models as (
    select * from {{ ref('stg_traffic_models') }}
),

batch_sizes as (
    select listed.batch_size
    from (
        values
        {% for batch_size in var('batch_sizes') -%}
        (cast({{ batch_size }} as bigint)){{ "," if not loop.last }}
        {% endfor -%}
    ) as listed (batch_size)
)

select
    designs.*,
    batch_sizes.batch_size,
    traffic_models.traffic_model,
    traffic_models.reads_weights_once_per_batch,
    traffic_models.keeps_weights_on_chip,
    traffic_models.counts_activations
from designs
cross join batch_sizes
cross join traffic_models
