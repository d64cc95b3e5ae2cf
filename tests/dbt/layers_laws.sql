-- A statement for all laws: most of what a data test costs is dbt's own.
with
-- One layer after the other is never faster than the bound, whose roofs are those of
-- all layers together, where the figures of the network are the sums over its layers.
-- Where layers run at once there is no such operating point.
layers_in_series_are_below_the_bound as (
    with in_series as (
        select points.*
        from {{ ref('operating_points') }} as points
        inner join {{ ref('evidences') }} as evidences using (evidence)
        where evidences.figures = 'in use by layer'
            and points.network in ({{ networks_checked() }})
    ),

    bounds as (
        select * from {{ ref('operating_points') }}
        where network in ({{ networks_checked() }})
            and evidence = 'bound'
            and throughput_scope = 'device'
    ),

    summed as (
        select networks.network
        from {{ ref('networks') }} as networks
        inner join {{ ref('int_network_layers_summed') }} as sums using (network)
        where networks.giga_ops = sums.giga_ops
            and networks.parameters_millions = sums.parameters_millions
    )

    select in_series.network, in_series.platform, in_series.datatype, in_series.batch_size
    from in_series
    inner join summed using (network)
    inner join bounds using (network, platform, datatype, batch_size, threads)
    where in_series.throughput_fps > bounds.throughput_fps * (1 + 1e-9)

    union all

    select in_series.network, in_series.platform, in_series.datatype, in_series.batch_size
    from in_series
    inner join {{ ref('platforms') }} as platforms using (platform)
    where platforms.execution_style in ('dataflow', 'threads')
),

-- Where layers are known, their sums are the figures of the network, but for what a
-- later catalogue states; and a published layer is a matrix product.
layers_sum_up_to_what_is_in_use as (
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
)

{{ broken_laws([
    'layers_in_series_are_below_the_bound',
    'layers_sum_up_to_what_is_in_use'
]) }}
