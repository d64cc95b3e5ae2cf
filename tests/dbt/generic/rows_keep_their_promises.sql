{#- What the description of a model promises of its rows; one test a model,
    because starting a test costs more than running it. Nulls in the columns of a
    table are the business of its contract.

    key         the columns that identify a row; a null in one is a value
    above_zero  columns whose values are above zero and finite
    percent     columns whose values are percentages
    present     columns that have a value in every row; for a view, which has no
                constraints
    one_of      for a column, the values it may take
    is_computed a view of any size, of which some networks are checked
    refers_to   for a column, the mart whose column of that name has the value -#}
{% test rows_keep_their_promises(
    model, key, above_zero=[], percent=[], present=[], one_of={}, refers_to={},
    is_computed=false
) %}

-- Read once: a view is computed at every look.
with rows_to_check as {{ materialized() }} (
    select * from {{ model }}
    {%- if is_computed %}
    where network in ({{ networks_checked() }})
    {%- endif %}
)

select
    '{{ key | join(", ") }} is the key' as promise,
    concat_ws(' ', {{ key | join(', ') }}) as broken_by
from rows_to_check
group by {{ key | join(', ') }}
having count(*) > 1
{% for column in above_zero %}
union all
select '{{ column }} is above zero', cast({{ column }} as {{ dbt.type_string() }})
from rows_to_check
where not ({{ column }} > 0 and {{ column }} < {{ infinity() }})
{% endfor %}
{% for column in percent %}
union all
select '{{ column }} is a percentage', cast({{ column }} as {{ dbt.type_string() }})
from rows_to_check
where not ({{ column }} >= 0 and {{ column }} <= 100)
{% endfor %}
{% for column in present %}
union all
select '{{ column }} is present', concat_ws(' ', {{ key | join(', ') }})
from rows_to_check
where {{ column }} is null
{% endfor %}
{% for column, values in one_of.items() %}
union all
select '{{ column }} is one of {{ values | join(", ") }}', cast({{ column }} as {{ dbt.type_string() }})
from rows_to_check
where {{ column }} not in ('{{ values | join("', '") }}')
{% endfor %}
{% for column, mart in refers_to.items() %}
union all
select '{{ column }} is in {{ mart }}', {{ column }}
from rows_to_check
where {{ column }} is not null
    and {{ column }} not in (select {{ column }} from {{ ref(mart) }})
{% endfor %}

{% endtest %}
