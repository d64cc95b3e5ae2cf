{{ config(materialized='view') }}
-- Functions read it: an unqualified column would be their argument of that name.
select
    sums.network,
    sums.layers_from,
    sums.layers,
    {% for name in sums_of_layers() -%}
    sums.{{ name }},
    {% endfor -%}
    sums.activation_elements
from {{ ref('int_estimator_networks') }} as sums
