{#- A seed is kept as its source prints it, so every column is text: "nm",
    "69.24 (88.45)" and "4.60" stay what they are, and a column that nobody
    foresaw is checked like any other instead of being guessed at. -#}
{% macro duckdb__create_csv_table(model, agate_table) %}
    {% set sql %}
        create table {{ this.render() }} (
            {% for column in agate_table.column_names -%}
            {{ adapter.quote(column) }} varchar{{ "," if not loop.last }}
            {% endfor -%}
        )
    {% endset %}
    {% call statement('_') -%}{{ sql }}{%- endcall %}
    {{ return(sql) }}
{% endmacro %}
