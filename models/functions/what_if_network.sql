{{ config(
    materialized='table_function',
    parameters=[
        'giga_ops double := null',
        'parameters_millions double := null',
        'activations_millions double := null',
        'peak_activations_millions double := null',
        'input_bytes double := null',
        'output_bytes double := null',
        'task varchar := null',
        'accuracy_pct double := null',
        'datatype varchar := null',
        'like_network varchar := null',
        'batch_size bigint := 1',
        'state_bytes_per_input double := null',
    ]
) }}
-- A figure that is left out is that of the network it is like, if there is one.
with described as (
    select
        cast(coalesce(task, base.task) as varchar) as task,
        cast(accuracy_pct as double) as accuracy_pct,
        cast(datatype as varchar) as accuracy_datatype,
        arguments.like_network,
        base.topology,
        {% for figure in [
            'giga_ops', 'parameters_millions', 'activations_millions',
            'peak_activations_millions', 'input_bytes', 'output_bytes',
            'state_bytes_per_input'
        ] -%}
        cast(coalesce({{ figure }}, base.{{ figure }}) as double)
            as {{ figure }}{{ "," if not loop.last }}
        {% endfor %}
    from (
        select
            cast(like_network as varchar) as like_network,
            cast(task as varchar) as asked_task
    ) as arguments
    left join {{ ref('networks') }} as base on arguments.like_network = base.network
    where {{ arguments_are_above_zero([
        'giga_ops', 'parameters_millions', 'activations_millions',
        'peak_activations_millions', 'input_bytes', 'output_bytes',
        'state_bytes_per_input', 'batch_size'
    ]) }}
        and {{ argument_is_accuracy(
            'accuracy_pct', 'coalesce(arguments.asked_task, base.task)'
        ) }}
        and {{ argument_is_given_with('datatype', 'accuracy_pct') }}
        and {{ argument_is_given_unless(
            'giga_ops', 'like_network'
        ) }}
        and {{ argument_is_given_unless(
            'parameters_millions', 'like_network'
        ) }}
        and (
            like_network is null
            or {{ argument_is_known(
                'like_network', ref('networks'), 'network'
            ) }}
        )
        and (
            datatype is null
            or {{ argument_is_known('datatype', ref('datatypes'), 'datatype') }}
        )
        and (
            task is null
            or {{ argument_is_known('task', ref('tasks'), 'task') }}
        )
),

described_with_layers as (
    {{ with_layers_like('described') }}
),

-- One accuracy is that of one datatype; a network that is like another has the
-- other's in the rest.
designs as (
    select
        platforms.platform,
        platforms.platform as like_platform,
        platforms.device_class,
        platforms.execution_style,
        platforms.concurrency,
        peaks.datatype,
        described.topology,
        described.layers_from,
        described.layers,
        {% for name in sums_of_layers() -%}
        described.{{ name }},
        {% endfor -%}
        described.activation_elements,
        described.task,
        case
            when described.accuracy_datatype = peaks.datatype
                then described.accuracy_pct
            when described.accuracy_pct is null
                then {{ accuracy_of_design() }}
        end as accuracy_pct,
        described.giga_ops,
        described.parameters_millions,
        described.activations_millions,
        described.peak_activations_millions,
        described.input_bytes,
        described.output_bytes,
        described.state_bytes_per_input,
        datatypes.weight_bits,
        datatypes.activation_bits,
        peaks.peak_tops,
        platforms.compute_units,
        platforms.memory_bandwidth_gbytes_per_s,
        platforms.memory_capacity_gbytes,
        platforms.overflow_memory_bandwidth_gbytes_per_s,
        platforms.overflow_memory_capacity_gbytes,
        platforms.has_memory,
        platforms.on_chip_memory_bytes,
        platforms.host_link_gbytes_per_s,
        cast(batch_size as bigint) as batch_size,
        cast(platforms.compute_units as bigint) as threads
    from described_with_layers as described
    cross join {{ ref('platform_peaks') }} as peaks
    inner join {{ ref('platforms') }} as platforms
        on peaks.platform = platforms.platform
    inner join {{ ref('datatypes') }} as datatypes
        on peaks.datatype = datatypes.datatype
    {{ join_accuracies(
        ref('accuracies'),
        'described.like_network', 'peaks.platform', 'peaks.datatype',
        'described.task'
    ) }}
),

designs_by_traffic as (
    {{ crossed_with_traffic_models('designs', ref('traffic_models')) }}
),

bounded as (
    {{ roofline_bounds('designs_by_traffic') }}
),

estimated as (
    {{ with_estimates('bounded') }}
),

scored as (
    {{ with_accuracy_score('estimated', ref('tasks')) }}
)

select
    scored.platform,
    scored.datatype,
    scored.traffic_model,
    scored.task,
    scored.accuracy_pct,
    {{ what_if_columns() }},
    {{ is_fastest_datatype('scored', 'platform') }},
    {{ against_the_front('scored') }}
from scored
order by scored.platform, scored.datatype, scored.traffic_model_position
