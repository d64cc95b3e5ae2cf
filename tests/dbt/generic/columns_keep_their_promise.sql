{#- What the descriptions of a mart's columns promise of each row; one test a
    mart, because starting a test costs more than running it. Nulls are the
    business of the contract.

    above_zero  columns whose values are above zero and finite
    percent     columns whose values are percentages
    one_of      for a column, the values it may take
    refers_to   for a column, the mart whose column of that name has the value -#}
{% test columns_keep_their_promise(
    model, above_zero=[], percent=[], one_of={}, refers_to={}
) %}

{% for column in above_zero %}
select '{{ column }} is above zero' as promise, cast({{ column }} as varchar) as broken_by
from {{ model }}
where not ({{ column }} > 0 and {{ column }} < {{ infinity() }})
union all
{% endfor %}
{% for column in percent %}
select '{{ column }} is a percentage', cast({{ column }} as varchar)
from {{ model }}
where not ({{ column }} >= 0 and {{ column }} <= 100)
union all
{% endfor %}
{% for column, values in one_of.items() %}
select '{{ column }} is one of {{ values | join(", ") }}', {{ column }}
from {{ model }}
where {{ column }} not in ('{{ values | join("', '") }}')
union all
{% endfor %}
{% for column, mart in refers_to.items() %}
select '{{ column }} is in {{ mart }}', {{ column }}
from {{ model }}
where {{ column }} is not null
    and {{ column }} not in (select {{ column }} from {{ ref(mart) }})
union all
{% endfor %}
select null, null where false

{% endtest %}
