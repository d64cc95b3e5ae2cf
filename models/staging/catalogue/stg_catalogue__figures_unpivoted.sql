-- One row for each figure that a network, a platform or a peak states; an empty cell
-- states nothing.
with networks as (
    {{ named_rows_of_catalogues('networks', {'network': 'network'}) }}
),

platforms as (
    {{ named_rows_of_catalogues('platforms', {'platform': 'platform'}) }}
),

peaks as (
    {{ named_rows_of_catalogues(
        'platform_peaks', {'platform': 'platform', 'datatype': 'datatype'}
    ) }}
),

cells as (
    {% for figure in figures_of_networks() -%}
    select
        catalogue,
        precedence,
        'network' as kind,
        network as name,
        '{{ figure }}' as figure,
        cast(null as varchar) as datatype,
        {{ cell(figure) }} as printed,
        source
    from networks
    union all
    {% endfor -%}
    {% for figure in figures_of_platforms() -%}
    select
        catalogue,
        precedence,
        'platform',
        platform,
        '{{ figure }}',
        null,
        {{ cell(figure) }},
        source
    from platforms
    union all
    {% endfor -%}
    select
        catalogue,
        precedence,
        'platform',
        platform,
        case when {{ cell('sparsity') }} = 'sparse'
            then 'sparse_peak_tops' else 'peak_tops'
        end,
        datatype,
        {{ cell('peak_tops') }},
        source
    from peaks
)

select
    catalogue,
    precedence,
    kind,
    name,
    figure,
    datatype,
    {{ number_in('printed') }} as figure_value,
    printed <> 'na' as is_available,
    source
from cells
where printed is not null
