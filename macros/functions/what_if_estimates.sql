{#- What is expected of a what-if design beside what bounds it: the estimate of the mart
    `estimates`, from the same formula. Its parameters are those of the platform that it
    is like, in that datatype; else those of its family, else those of all platforms.

    The relation has the columns of roofline_bounds, like_platform, datatype, topology
    (each may be null), device_class, execution_style, concurrency, layers_from and the
    sums of network_layer_sums. It adds

    estimated_fps, estimated_fps_lower, estimated_fps_upper, calibrated_on
              on the row of the device's bound, which caps it; null on the others,
              which assume other traffic, and of what does not fit in the memory -#}
{% macro with_estimates(relation) -%}
    with estimable as (
        select
            design.* replace (
                {{ assumed_execution_style('design') }} as execution_style
            ),
            {{ estimator_family('design') }} as family,
            {{ estimated_traffic('design') }},
            row_number() over () as design_number,
            design.is_bound
            and design.throughput_scope = 'device'
            and design.is_feasible is not false
            and design.throughput_fps is not null as has_estimate
        from {{ relation }} as design
    ),

    -- Of the parameters that may stand in for those of a design, the nearest.
    with_parameters as (
        select
            design.*,
            {{ estimator_parameters('parameters') }},
            parameters.assumed_layers_variance,
            parameters.assumed_other_elements_variance
        from estimable as design
        left join {{ ref('estimator_parameters') }} as parameters
            on design.has_estimate
            and parameters.family in (design.family, 'any')
            and parameters.platform in (design.like_platform, 'any')
            and parameters.datatype in (design.datatype, 'any')
            and parameters.is_new_topology
            = {{ is_new_topology('parameters', 'design.topology') }}
        qualify row_number() over (
            partition by design.design_number
            order by
                parameters.family = 'any',
                parameters.platform = 'any',
                parameters.datatype = 'any'
        ) = 1
    ),

    estimated as (
        {{ with_estimated_throughput('with_parameters', 'throughput_fps') }}
    )

    -- least() takes no null for an answer.
    select design.* replace (
        {% for column in [
            'estimated_fps', 'estimated_fps_lower', 'estimated_fps_upper'
        ] -%}
        case when design.modelled_fps is not null then design.{{ column }} end
            as {{ column }},
        {% endfor -%}
        case when design.modelled_fps is not null then {{ calibrated_on('design') }} end
            as calibrated_on
    )
    from estimated as design
{%- endmacro %}


{#- The sums of a network that is like another: of as many operations the other's own,
    else the other's with more or fewer channels; without another, so many equal layers.
    The relation has giga_ops, parameters_millions, activations_millions and, null where
    it is like none, like_network; it adds layers_from and the columns of
    network_layer_sums. -#}
{% macro with_layers_like(relation) -%}
    with assumed as (
        {{ with_assumed_layers(relation) }}
    ),

    relatives as (
        select
            sums.*,
            networks.giga_ops
        from {{ ref('network_layer_sums') }} as sums
        inner join {{ ref('networks') }} as networks on sums.network = networks.network
    ),

    scaled as (
        select
            network.like_network,
            {{ scaled_layers('relatives', width_of('network', 'relatives')) }},
            {{ width_of('network', 'relatives') }} * relatives.activation_elements
                as activation_elements,
            case when network.giga_ops = relatives.giga_ops
                then relatives.layers_from else 'scaled'
            end as layers_from
        from {{ relation }} as network
        inner join relatives on network.like_network = relatives.network
    )

    select
        network.* exclude (product_elements) replace (
            {% for name in ['layers'] + sums_of_layers() -%}
            coalesce(scaled.{{ name }}, network.{{ name }}) as {{ name }}
            {{- ',' if not loop.last }}
            {% endfor %}
        ),
        coalesce(
            scaled.activation_elements,
            {{ activation_elements('network.product_elements') }}
        ) as activation_elements,
        coalesce(scaled.layers_from, 'assumed') as layers_from
    from assumed as network
    left join scaled on network.like_network = scaled.like_network
{%- endmacro %}


{#- The style of a described platform is one that the formula knows, its class one that
    some platform has. -#}
{% macro arguments_are_of_family() -%}
    (
        device_class is null
        or {{ argument_is_known('device_class', ref('platforms'), 'device_class') }}
    )
    and (
        execution_style is null
        or {{ argument_is_one_of(
            'execution_style', ['batched', 'sequential', 'threads', 'dataflow']
        ) }}
    )
{%- endmacro %}


{#- The class and style of a described platform, from which its family follows; what is
    left out is that of `base`, a relation, if there is one. What has several units and
    says no more runs one input a thread. -#}
{% macro described_family(base=none) -%}
    cast(coalesce(device_class
        {%- if base %}, {{ base }}.device_class{% endif %}) as varchar) as device_class,
    cast(coalesce(execution_style
        {%- if base %}, {{ base }}.execution_style{% endif %}) as varchar)
        as execution_style,
    {% if base %}coalesce({{ base }}.concurrency, {% endif -%}
    case when compute_units > 1 then 'thread' else 'batch' end
    {%- if base %}){% endif %} as concurrency
{%- endmacro %}
