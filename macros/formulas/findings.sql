{#- How a statement is compared with what was measured. -#}

{#- The mean of ratios: of 2 and 8 it is 4. -#}
{% macro geometric_mean(ratio) -%}
    {#- In an order, or the last digit would go with the threads. -#}
    power(2, {{ in_order('avg(log2(' ~ ratio ~ '))', ratio) }})
{%- endmacro %}


{#- Of the rows of which it is known, the share of which a condition holds: true,
    false, null, true -> 2 / 3 -#}
{% macro share(condition) -%}
    avg(case when {{ condition }} then 1e0 when not {{ condition }} then 0e0 end)
{%- endmacro %}


{#- supported, contradicted or, where one of the numbers is not known, open. Within a
    tolerance is as far off as that in either direction: said 3.15, found 1.87,
    tolerance 0.25: 3.15 / 1.87 = 1.68 -> contradicted; 2.6 -> supported.
    The columns comparison, said_value, found_value and tolerance are of the row. -#}
{% macro verdict() -%}
    case
        when said_value is null or found_value is null then 'open'
        when case comparison
            when 'within' then
                greatest(said_value / found_value, found_value / said_value)
                <= 1 + tolerance
            when 'above' then found_value > said_value
            when 'at least' then found_value >= said_value
            when 'at most' then found_value <= said_value
            when 'below' then found_value < said_value
        end then 'supported'
        else 'contradicted'
    end
{%- endmacro %}
