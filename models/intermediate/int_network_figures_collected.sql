with published_networks as (
    select * from {{ ref('stg_qutibench__networks') }}
),

further_figures as (
    select * from {{ ref('stg_network_figures') }}
),

published_figures as (
    select
        network, 'giga_ops' as figure, giga_ops as figure_value, source
    from published_networks
    union all
    select network, 'parameters_millions', parameters_millions, source
    from published_networks
),

replaced_figures as (
    select network, figure from further_figures
    where is_used
),

-- A published figure is used unless a further one says that it is better.
published_figures_judged as (
    select
        published_figures.*,
        replaced_figures.network is null as is_used,
        case
            when replaced_figures.network is null then 'the published figure'
            else 'rounded as printed'
        end as reason
    from published_figures
    left join replaced_figures
        on published_figures.network = replaced_figures.network
        and published_figures.figure = replaced_figures.figure
)

select network, figure, figure_value, is_used, reason, source
from published_figures_judged
union all
select network, figure, figure_value, is_used, reason, source
from further_figures
