select
    platform,
    datatype,
    figure_value as peak_tops,
    source
from {{ ref('int_platform_figures_collected') }}
where figure = 'peak_tops' and is_used
