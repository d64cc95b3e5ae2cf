{%- set explained = var('explained_difference') -%}

with figures as (
    select * from {{ ref('int_figures_collected') }}
    where figure <> 'operational_intensity_ops_per_byte'
),

intensities as (
    select * from {{ ref('int_intensities_computed') }}
),

unexplained_intensities as (
    select * from intensities
    where abs(published_ops_per_byte / operational_intensity_ops_per_byte - 1)
        > {{ explained }}
    or abs(printed_figures_ops_per_byte / operational_intensity_ops_per_byte - 1)
        > {{ explained }}
),

claims as (
    select
        catalogue,
        kind,
        name,
        figure,
        datatype,
        figure_value as claimed_value,
        is_available,
        is_used,
        is_published,
        reason,
        source
    from figures

    union all

    select
        'published',
        'network',
        network,
        'operational_intensity_ops_per_byte',
        datatype,
        operational_intensity_ops_per_byte,
        true,
        true,
        false,
        'computed from the operations and parameters in use',
        'roofline_warehouse'
    from unexplained_intensities

    union all

    select
        'published',
        'network',
        network,
        'operational_intensity_ops_per_byte',
        datatype,
        published_ops_per_byte,
        true,
        false,
        true,
        'the published intensity; computed from figures with more digits than '
        || 'its own table prints',
        'qutibench_compute_table'
    from unexplained_intensities

    union all

    select
        'published',
        'network',
        network,
        'operational_intensity_ops_per_byte',
        datatype,
        printed_figures_ops_per_byte,
        true,
        false,
        false,
        'computed from the operations and parameters as the table prints them: '
        || 'they keep one or two digits, and the quotient is off by as much',
        'qutibench_compute_table_requotiented'
    from unexplained_intensities
),

compared as (
    select
        *,
        max(case when is_used then claimed_value end) over one_figure
            as used_value,
        min(coalesce(claimed_value, 0)) over one_figure as lowest_value,
        max(coalesce(claimed_value, 0)) over one_figure as highest_value
    from claims
    window one_figure as (partition by kind, name, figure, datatype)
)

-- Not available (no value) differs from any value; two who say so agree. A sparse peak
-- is no rival of a dense one, and is shown.
select
    catalogue,
    kind,
    name,
    figure,
    datatype,
    source,
    claimed_value,
    is_available,
    is_used,
    is_published,
    reason,
    used_value
from compared
where lowest_value < highest_value
    or figure = 'sparse_peak_tops'
