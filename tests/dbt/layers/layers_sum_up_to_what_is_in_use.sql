-- Where layers are known, their sums are the figures of the network, but for what a
-- later catalogue states; and a published layer is a matrix product.
with sums as (
    select * from {{ ref('int_network_layers_summed') }}
),

figures as (
    select * from {{ ref('int_figures_collected') }}
    where kind = 'network'
),

later as (
    select distinct figures.name, figures.figure
    from figures
    inner join sums on figures.name = sums.network
    inner join {{ ref('stg_catalogue__figures_unpivoted') }} as stated
        on figures.name = stated.name and figures.figure = stated.figure
    where stated.precedence > sums.precedence
)

{% for figure in layer_sums() -%}
select networks.network, '{{ figure }}' as broken_by
from {{ ref('networks') }} as networks
inner join sums using (network)
where networks.{{ figure }} is distinct from nullif(sums.{{ figure }}, 0)
    and not exists (
        select 1 from later
        where later.name = networks.network and later.figure = '{{ figure }}'
    )
union all
{% endfor -%}
select network, 'layer ' || layer
from {{ ref('stg_network_layers') }}
where operations <> 2 * groups * m * k * n
    or parameters <> groups * k * n
    or output_elements <> groups * m * n
