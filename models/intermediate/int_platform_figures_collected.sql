with published_platforms as (
    select * from {{ ref('stg_qutibench__platforms') }}
),

published_peaks as (
    select * from {{ ref('int_peaks_unpivoted') }}
),

further_figures as (
    select * from {{ ref('stg_platform_figures') }}
),

published_figures as (
    select
        platform,
        'peak_tops' as figure,
        datatype,
        peak_tops as figure_value,
        source
    from published_peaks
    {%- for figure in [
        'memory_bandwidth_gbytes_per_s',
        'memory_capacity_gbytes',
        'power_watts',
    ] %}
    union all
    select platform, '{{ figure }}', null, {{ figure }}, source
    from published_platforms
    {%- endfor %}
),

replaced_figures as (
    select platform, figure, datatype from further_figures
    where is_used
),

-- A published figure is used unless a further one says that it is better.
published_figures_judged as (
    select
        published_figures.*,
        replaced_figures.platform is null as is_used,
        'the published figure' as reason
    from published_figures
    left join replaced_figures
        on published_figures.platform = replaced_figures.platform
        and published_figures.figure = replaced_figures.figure
        and published_figures.datatype
            is not distinct from replaced_figures.datatype
    where published_figures.figure_value is not null
)

select platform, figure, datatype, figure_value, is_used, reason, source
from published_figures_judged
union all
select platform, figure, datatype, figure_value, is_used, reason, source
from further_figures
