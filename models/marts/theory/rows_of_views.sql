{%- set views = ['operating_points', 'prediction_gaps', 'predictions'] -%}

{% for view in views -%}
{% if not loop.first %}
union all

{% endif -%}
select
    '{{ view }}' as view_name,
    count(*) as row_count
from {{ ref(view) }}
{% endfor %}
