{%- set described = [
    'device',
    'operating_mode',
    'device_class',
    'concurrency',
    'compute_units',
    'max_batch_size',
    'power_scope',
    'execution_style',
    'execution_style_source',
] -%}

-- What each platform is, by whoever said so last.
with stated as (
    select
        platform, {{ described | join(', ') }}, 0 as precedence
    from {{ ref('stg_platforms') }}
    {{ if_named_by_catalogues('platform', 'platform', [
        'stg_catalogue__platforms',
        'stg_catalogue__figures_unpivoted',
        'stg_catalogue__accuracies',
        'stg_catalogue__measurements',
    ]) }}
    union all
    select
        platform, {{ described | join(', ') }}, precedence
    from {{ ref('stg_catalogue__platforms') }}
)

select
    platform,
    {% for column in described -%}
    {{ last_by(column, 'precedence') }} as {{ column }}{{ ',' if not loop.last }}
    {% endfor %}
from stated
group by platform
