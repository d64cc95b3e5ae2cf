-- More of a roof helps only where it binds, by at most the factor bought; a design
-- off the ridges gains from one only.
{%- set roofs = [('peak', 'compute'), ('bandwidth', 'memory'), ('link', 'link')] %}
select * from {{ ref('sensitivity') }}
where network in ({{ networks_checked() }})
    and (false
    {% for bought, roof in roofs -%}
    or gain_from_{{ bought }} < -1e-12
    or gain_from_{{ bought }} > {{ var('sensitivity_factor') }} - 1 + 1e-9
    or (bound_by <> '{{ roof }}' and gain_from_{{ bought }} > 1e-12)
    {% endfor %}
    )
