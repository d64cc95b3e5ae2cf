-- What a number that cannot be right on its own is compared with: a limit that the
-- contract states, another claim for the same thing, another figure of the same
-- network.
with figures as (
    select * from {{ ref('int_figures_collected') }}
),

catalogue_figures as (
    select
        *,
        concat_ws(' ', name, datatype) as named,
        case
            when kind = 'network' then 'networks'
            when datatype is not null then 'platform_peaks'
            else 'platforms'
        end as table_name,
        case figure when 'sparse_peak_tops' then 'peak_tops' else figure end
            as column_name
    from figures
    where catalogue <> 'published' and is_available
),

-- What the contract has limits for beside figures: the power of a run.
measured as (
    {% for column in ['base_power_watts', 'idle_power_watts', 'power_watts'] -%}
    select
        catalogue,
        'measurements' as table_name,
        '{{ column }}' as column_name,
        measurement_id as named,
        {{ column }} as figure_value
    from {{ ref('int_measurements_matched') }}
    where catalogue <> 'published' and {{ column }} is not null
    {{ 'union all' if not loop.last }}
    {% endfor %}
),

stated as (
    select catalogue, table_name, column_name, named, figure_value
    from catalogue_figures
    union all
    select * from measured
),

accuracies as (
    select * from {{ ref('int_accuracies_collected') }}
    where catalogue <> 'published'
),

tasks as (
    select * from {{ ref('int_tasks_collected') }}
),

limits (table_name, column_name, lowest, highest, likely, remedy) as (
    select listed.* from (values
        {{ limits_of_catalogues() }}
    ) as listed
),

-- What one claim is likely to be where it is so many times another.
slips (column_name, ratio, tolerance, likely, remedy) as (
    select stated.* from (values
        ('giga_ops', 0.5, 0.03, 'multiply-accumulates', 'multiply by 2'),
        ('peak_tops', 2.0, 0.01, 'a sparse peak', 'state the dense one, or sparsity'),
        {% for figure in figures_of_networks() + figures_of_platforms()
            + ['peak_tops'] -%}
        ('{{ figure }}', 1e3, 0.03, 'in a prefix of 1,000 less', 'divide by 1000'),
        ('{{ figure }}', 1e6, 0.03, 'in a prefix of 1e6 less', 'divide by 1e6'),
        ('{{ figure }}', 1e9, 0.03, 'in a prefix of 1e9 less', 'divide by 1e9'),
        ('{{ figure }}', 1e-3, 0.03, 'in a prefix of 1,000 more', 'multiply by 1000'),
        {% if 'bytes' in figure -%}
        ('{{ figure }}', 8.0, 0.001, 'in bits', 'divide by 8'),
        ('{{ figure }}', 0.931322575, 0.0005, 'in GiB', 'multiply by 1.073741824'),
        {% endif -%}
        {% endfor -%}
        ('on_chip_memory_bytes', 0.9765625, 0.0005, 'in kB', 'multiply by 1.024')
    ) as stated
),

beyond_limits as (
    select
        figures.catalogue,
        figures.table_name,
        figures.column_name,
        figures.named,
        figures.figure_value,
        'is beyond what there is: likely ' || limits.likely as reason,
        limits.remedy
    from stated as figures
    inner join limits
        on figures.table_name = limits.table_name
        and figures.column_name = limits.column_name
    where figures.figure_value > limits.highest
        or figures.figure_value < limits.lowest
),

unlike_other_claims as (
    select
        figures.catalogue,
        figures.table_name,
        figures.column_name,
        figures.named,
        figures.figure_value,
        'is ' || slips.ratio || ' times what ' || min(others.source)
        || ' states: likely ' || slips.likely as reason,
        slips.remedy
    from catalogue_figures as figures
    inner join figures as others
        on figures.kind = others.kind
        and figures.name = others.name
        and figures.figure = others.figure
        and figures.datatype is not distinct from others.datatype
        and figures.catalogue <> others.catalogue
    inner join slips
        on figures.figure = slips.column_name
        and abs(figures.figure_value / others.figure_value / slips.ratio - 1)
            <= slips.tolerance
    group by
        figures.catalogue,
        figures.table_name,
        figures.column_name,
        figures.named,
        figures.figure_value,
        slips.ratio,
        slips.likely,
        slips.remedy
),

-- Each parameter is multiplied and added at least once for an input.
fewer_operations_than_parameters as (
    select
        operation_counts.catalogue,
        operation_counts.table_name,
        operation_counts.column_name,
        operation_counts.named,
        operation_counts.figure_value,
        'is less than two operations for each of its parameters: likely '
        || 'multiply-accumulates, or tables that are looked up' as reason,
        'multiply by 2 where it counts multiply-accumulates' as remedy
    from catalogue_figures as operation_counts
    inner join catalogue_figures as parameter_counts
        on operation_counts.catalogue = parameter_counts.catalogue
        and operation_counts.name = parameter_counts.name
        and parameter_counts.figure = 'parameters_millions'
    where operation_counts.figure = 'giga_ops'
        and operation_counts.figure_value * 1e3
            < 1.5 * parameter_counts.figure_value
),

-- Operations of a network that are counted from what a catalogue says of its layers,
-- and that no one else states, nor the catalogue itself.
counted_operations as (
    select
        catalogue,
        'network_layers' as table_name,
        'operations' as column_name,
        network,
        giga_ops * 1e9 as figure_value,
        giga_ops
    from {{ ref('int_network_layers_summed') }}
    where catalogue <> 'published' and giga_ops > 0
    union all
    select
        catalogue,
        'network_layer_sums' as table_name,
        'sum_mkn' as column_name,
        network,
        sum_mkn as figure_value,
        2 * sum_mkn / 1e9 as giga_ops
    from {{ ref('stg_catalogue__network_layer_sums') }}
),

nearest_statements as (
    select
        counted_operations.*,
        counted_operations.giga_ops / figures.figure_value as ratio,
        figures.source
    from counted_operations
    inner join figures
        on counted_operations.network = figures.name
        and figures.kind = 'network'
        and figures.figure = 'giga_ops'
        -- Layers are no second word on themselves.
        and not (
            counted_operations.table_name = 'network_layers'
            and figures.source = 'roofline_warehouse'
        )
    qualify row_number() over (
        partition by
            counted_operations.catalogue,
            counted_operations.table_name,
            counted_operations.network
        order by abs(ln(counted_operations.giga_ops / figures.figure_value)) asc
    ) = 1
),

unlike_their_layers as (
    select
        catalogue,
        table_name,
        column_name,
        network,
        figure_value,
        'come to ' || round(ratio, 2) || ' times the operations that ' || source
        || ' states: likely ' || case
            when ratio < 1 then 'some of its layers are not there'
            else 'layers are there twice, or of another network'
        end as reason,
        'count every layer once, or correct giga_ops' as remedy
    from nearest_statements
    where abs(ratio - 1) > {{ var('contradicting_counts') }}
),

fractions as (
    select
        accuracies.catalogue,
        'accuracies' as table_name,
        'accuracy_pct' as column_name,
        concat_ws(' ', accuracies.network, accuracies.datatype) as named,
        accuracies.accuracy_pct,
        'is at most 1 percent: likely a fraction' as reason,
        'multiply by 100' as remedy
    from accuracies
    inner join tasks on accuracies.task = tasks.task
    where tasks.unit = 'percent'
        and accuracies.accuracy_pct > 0
        and accuracies.accuracy_pct <= 1
)

select distinct
    catalogue,
    table_name,
    column_name,
    named as name,
    figure_value as value,
    reason,
    remedy
from (
    select * from beyond_limits
    union all
    select * from unlike_other_claims
    union all
    select * from fewer_operations_than_parameters
    union all
    select * from unlike_their_layers
    union all
    select * from fractions
) as warnings
