{%- set network_figures = figures_of_networks() -%}
{#- Nothing is predicted from a power. -#}
{%- set platform_figures = ['peak_tops']
    + (figures_of_platforms() | reject('equalto', 'power_watts') | list) -%}

-- What each claim would do: every design it touches is predicted once more with
-- the claimed value in place of the used one, at batch 1 with all units busy, by
-- every traffic model.
with claims as (
    select * from {{ ref('int_claims_disputed') }}
),

bounded as (
    select * from {{ ref('int_throughputs_bounded') }}
    where batch_size = 1
        and threads = compute_units
        and why_not_predicted is null
),

-- A kind each, so that the join is by a name.
touched as (
    {% for kind in ['network', 'platform'] -%}
    select
        {{ star_except(['datatype'], 'claims') }},
        claims.datatype as claim_datatype,
        designs.*
    from claims
    inner join {{ ref('int_designs_crossed_with_conditions') }} as designs
        on claims.name = designs.{{ kind }}
    where claims.kind = '{{ kind }}'
        and coalesce(claims.datatype, designs.datatype) = designs.datatype
        and designs.batch_size = 1
        and designs.threads = designs.compute_units
    {{ 'union all' if not loop.last }}
    {% endfor -%}
),

substituted as (
    select
        {{ star_except(['has_memory'] + network_figures + platform_figures, 'touched') }},
        case
            when touched.figure = 'memory_bandwidth_gbytes_per_s'
                then touched.is_available
            else touched.has_memory
        end as has_memory,
        {% for figure in network_figures + platform_figures -%}
        case
            when touched.figure = '{{ figure }}' then touched.claimed_value
            {% if figure == 'parameters_millions' -%}
            -- Another intensity amounts to other bytes for the same operations.
            when touched.figure = 'operational_intensity_ops_per_byte'
                then touched.parameters_millions
                    * touched.used_value / touched.claimed_value
            {% endif -%}
            else touched.{{ figure }}
        end as {{ figure }}{{ "," if not loop.last }}
        {% endfor %}
    from touched
),

predicted_again as (
    {{ roofline_bounds('substituted') }}
),

changes as (
    select
        predicted_again.kind,
        predicted_again.name,
        predicted_again.figure,
        predicted_again.claim_datatype as datatype,
        predicted_again.source,
        predicted_again.catalogue,
        predicted_again.throughput_fps / bounded.throughput_fps - 1
            as throughput_change
    from predicted_again
    inner join bounded
        using (network, platform, datatype, batch_size, threads, traffic_model)
),

effects as (
    select
        kind,
        name,
        figure,
        datatype,
        source,
        catalogue,
        count(*) as predictions_compared,
        count(case when abs(throughput_change) > 1e-9 then 1 end)
            as predictions_changed,
        case
            when max(throughput_change) >= -min(throughput_change)
                then max(throughput_change)
            else min(throughput_change)
        end as largest_throughput_change
    from changes
    group by kind, name, figure, datatype, source, catalogue
)

select
    case when claims.kind = 'network' then claims.name end as network,
    case when claims.kind = 'platform' then claims.name end as platform,
    claims.figure,
    claims.datatype,
    claims.source,
    claims.catalogue,
    claims.claimed_value,
    claims.is_available,
    claims.is_used,
    claims.is_published,
    claims.reason,
    claims.used_value,
    claims.claimed_value / claims.used_value - 1 as relative_difference,
    effects.predictions_compared,
    effects.predictions_changed,
    effects.largest_throughput_change
from claims
left join effects
    on claims.kind = effects.kind
    and claims.name = effects.name
    and claims.figure = effects.figure
    and claims.datatype is not distinct from effects.datatype
    and claims.source = effects.source
    and claims.catalogue = effects.catalogue
