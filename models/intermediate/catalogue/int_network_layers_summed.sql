{{ config(materialized='table') }}
-- What the layers of a network come to. A table, because every figure is judged
-- beside it.
with layers as (
    select * from {{ ref('int_network_layers_collected') }}
)

select
    catalogue,
    precedence,
    network,
    cast(sum(repeats) as bigint) as layers,
    {% for figure, summed in layer_sums().items() -%}
    {{ summed }} as {{ figure }},
    {% endfor -%}
    -- A catalogue may state the same figure by the same source, and be another claim.
    case when catalogue = 'published' then min(source) else 'roofline_warehouse' end
        as source
from layers
group by catalogue, precedence, network
