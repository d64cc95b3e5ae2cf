{{ config(
    materialized='table_function',
    parameters=[
        'peak_tops_by_datatype map(varchar, double) := null',
        'memory_bandwidth_gbytes_per_s double := null',
        'on_chip_memory_bytes double := null',
        'memory_capacity_gbytes double := null',
        'host_link_gbytes_per_s double := null',
        'compute_units integer := null',
        'like_platform varchar := null',
        'batch_size bigint := 1',
        'overflow_memory_bandwidth_gbytes_per_s double := null',
        'overflow_memory_capacity_gbytes double := null',
        'device_class varchar := null',
        'execution_style varchar := null',
        'power_watts double := null',
    ]
) }}
-- A figure that is left out is that of the platform it is like, if there is one.
with described as (
    select
        arguments.like_platform,
        cast(coalesce(compute_units, base.compute_units, 1) as integer)
            as compute_units,
        {{ described_family('base') }},
        {% for figure in [
            'memory_bandwidth_gbytes_per_s', 'memory_capacity_gbytes',
            'overflow_memory_bandwidth_gbytes_per_s',
            'overflow_memory_capacity_gbytes', 'on_chip_memory_bytes',
            'host_link_gbytes_per_s'
        ] -%}
        cast(coalesce({{ figure }}, base.{{ figure }}) as double)
            as {{ figure }}{{ "," if not loop.last }}
        {% endfor %}
    from (select cast(like_platform as varchar) as like_platform) as arguments
    left join {{ ref('platforms') }} as base
        on arguments.like_platform = base.platform
    where {{ arguments_are_above_zero([
        'memory_bandwidth_gbytes_per_s', 'on_chip_memory_bytes',
        'memory_capacity_gbytes', 'overflow_memory_bandwidth_gbytes_per_s',
        'overflow_memory_capacity_gbytes', 'host_link_gbytes_per_s',
        'compute_units', 'batch_size', 'power_watts'
    ]) }}
        and {{ second_memory_is_whole('base') }}
        and {{ arguments_are_of_family() }}
        and {{ argument_is_given_unless(
            'peak_tops_by_datatype', 'like_platform'
        ) }}
        and (
            like_platform is null
            or {{ argument_is_known(
                'like_platform', ref('platforms'), 'platform'
            ) }}
        )
),

peaks as (
    {{ peaks_of_map('peak_tops_by_datatype') }}
    union all
    select datatype, peak_tops
    from {{ ref('platform_peaks') }} as base
    where base.platform = like_platform and peak_tops_by_datatype is null
),

designs as (
    select
        networks.network,
        networks.topology,
        networks.task,
        sums.* exclude (network),
        described.like_platform,
        described.device_class,
        described.execution_style,
        described.concurrency,
        networks.giga_ops,
        networks.parameters_millions,
        networks.activations_millions,
        networks.peak_activations_millions,
        networks.input_bytes,
        networks.output_bytes,
        networks.state_bytes_per_input,
        peaks.datatype,
        datatypes.weight_bits,
        datatypes.activation_bits,
        peaks.peak_tops,
        described.compute_units,
        described.memory_bandwidth_gbytes_per_s,
        described.memory_capacity_gbytes,
        described.overflow_memory_bandwidth_gbytes_per_s,
        described.overflow_memory_capacity_gbytes,
        described.memory_bandwidth_gbytes_per_s is not null as has_memory,
        described.on_chip_memory_bytes,
        described.host_link_gbytes_per_s,
        cast(batch_size as bigint) as batch_size,
        cast(described.compute_units as bigint) as threads,
        {{ accuracy_of_design() }} as accuracy_pct
    from described
    cross join {{ ref('networks') }} as networks
    cross join peaks
    left join {{ ref('network_layer_sums') }} as sums
        on networks.network = sums.network
    inner join {{ ref('datatypes') }} as datatypes
        on peaks.datatype = datatypes.datatype
    {{ join_accuracies(
        ref('accuracies'),
        'networks.network', 'described.like_platform', 'peaks.datatype',
        'networks.task'
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
    scored.network,
    scored.datatype,
    scored.traffic_model,
    scored.task,
    scored.accuracy_pct,
    {{ what_if_columns() }},
    {{ what_if_energies() }},
    {{ is_fastest_datatype('scored', 'network') }},
    {{ against_the_front('scored') }}
from scored
order by scored.network, scored.datatype, scored.traffic_model_position
