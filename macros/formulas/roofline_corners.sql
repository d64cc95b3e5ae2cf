{#- The three corners that draw a roof exactly on log-log axes: where the
    slanted part begins, the ridge, and where the flat part ends. A roof whose
    ridge lies outside the drawn range still has all three. The relation has
    peak_tops and memory_bandwidth_gbytes_per_s. Columns are qualified, because an
    unqualified one would be the argument of that name in a function. -#}
{% macro roofline_corners(relation) -%}
    with roofs_with_ridge as (
        select
            roof.*,
            {{ ridge_point_ops_per_byte(
                'roof.peak_tops', 'roof.memory_bandwidth_gbytes_per_s'
            ) }} as ridge
        from {{ relation }} as roof
        where roof.memory_bandwidth_gbytes_per_s is not null
    ),

    corner_points as (
        select
            *,
            'first' as point,
            least({{ var('roofline_first_ops_per_byte') }}, ridge / 10)
                as operational_intensity_ops_per_byte
        from roofs_with_ridge
        union all
        select *, 'ridge', ridge
        from roofs_with_ridge
        union all
        select
            *,
            'last',
            greatest({{ var('roofline_last_ops_per_byte') }}, ridge * 10)
        from roofs_with_ridge
    )

    select
        corner.*,
        -- At the ridge both roofs are the peak; the product may miss it by a
        -- rounding.
        case
            when corner.point = 'ridge' then corner.peak_tops
            else {{ attainable_tops(
                'corner.peak_tops',
                'corner.memory_bandwidth_gbytes_per_s',
                'corner.operational_intensity_ops_per_byte'
            ) }}
        end as attainable_tops
    from corner_points as corner
{%- endmacro %}
