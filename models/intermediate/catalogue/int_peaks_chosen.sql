{{ config(materialized='table') }}
select
    name as platform,
    datatype,
    figure_value as peak_tops,
    source
from {{ ref('int_figures_collected') }}
where figure = 'peak_tops' and is_used and is_available
