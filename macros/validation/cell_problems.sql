{#- What can be wrong with one cell of a seed or catalogue, as SQL text: each macro
    gives branches of a case that is null for a good cell and, for a bad one, says
    what is wrong, a colon, and what to do. The YAML of a seed or of a catalogue's
    table names the rules of each column:

    text        anything that is not empty and hides no character
    number      a number; its limits are above, min, max, whole (no fraction) and
                thousands (1,234.5 is one)
    accuracy    top-1, or top-1 (top-5), in percent
    name        a name of this kind, in any known spelling
    name_of     the same, of the kind that another column says
    canonical   the same, spelt as it is everywhere else
    one_of      one of these values
    pattern     what `matches` matches; `write` says what that is
    beside      for a column and each of its values, the values allowed beside it
    filled_beside  for a column, the values beside which this is filled in; beside
                any other it is empty
    at_least    not below the number in another column
    unlike      not what stands in another column
    defines     a name of this kind that the row gives a meaning to
    together    filled in where this other column is, and only there
    two         a second number in the cell belongs into this column
    optional    may be empty
    left_out    what an empty cell says
    missing     may be this word, for what was not measured or does not exist

    Every value here was read by cell(), as the models read it. `prefix` stands before
    the name of the table that a new name belongs into. -#}

{% macro cell_problem(column, rule, prefix='known_') -%}
    {%- set modifiers = ['optional', 'missing', 'filled_beside', 'defines', 'two',
        'together', 'left_out'] -%}
    {%- set limits = ['above', 'min', 'max', 'whole', 'thousands'] -%}
    {%- set known = ['text', 'number', 'accuracy', 'name', 'name_of', 'canonical',
        'one_of', 'pattern', 'beside', 'at_least', 'unlike'] -%}
    {%- set unknown = rule.keys() | reject('in', known + modifiers) | list
        + (rule.get('number') or {}).keys() | reject('in', limits) | list -%}
    {%- if unknown or not rule.keys() | select('in', known) | list -%}
        {%- do exceptions.raise_compiler_error(
            'The rule of column ' ~ column ~ ' has no known kind'
            ~ (': ' ~ unknown | join(', ') if unknown else '') ~ '. Write one of '
            ~ known | join(', ')
        ) -%}
    {%- endif -%}
    {%- set value = value_of(column) -%}
    {%- set missing = rule.get('missing') -%}
    case
        {% for other, given in rule.get('filled_beside', {}).items() -%}
        {%- set is_given = value_of(other) ~ ' in (' ~ quoted_list(given) ~ ')' -%}
        when {{ value }} is null and {{ is_given }} then
            'is empty beside {{ other }} ' || {{ value_of(other) }} || ': fill it in'
        when {{ value }} is not null and not {{ is_given }} then
            'is filled in beside {{ other }} ' || {{ value_of(other) }}
            || ': leave it empty, or correct the {{ other }}'
        {% endfor -%}
        {% if 'together' in rule -%}
        when {{ value }} is not null and {{ value_of(rule['together']) }} is null then
            'is filled in without {{ rule["together"] }}: fill in both, or neither'
        {% endif -%}
        when {{ value }} is null then
            {% if rule.get('optional') or rule.get('filled_beside') -%} null
            {%- else -%} 'is empty: fill it in
            {%- if missing %}, or write {{ missing }}{% endif %}'
            {%- endif %}
        {% if missing -%}
        when {{ value }} = {{ quoted(missing) }} then null
        {% endif -%}
        when {{ hidden_character(value) }} is not null then
            'holds the character ' || {{ hidden_character(value) }}
            || ', which does not show or looks like another: type the cell anew'
        {% if 'two' in rule -%}
        when {{ to_number(value) }} is null
            and {{ is_match(value, '^[0-9.]+ *[^0-9. ]+ *[0-9.]+$') }} then
            'holds two numbers: a second memory, for what the first cannot hold, '
            || 'is stated in {{ rule["two"] }}'
        {% endif -%}
        {% if 'number' in rule -%}
        {{ number_problem(value, rule['number'] or {}) }}
        {% endif -%}
        {% if 'accuracy' in rule -%}
        {{ accuracy_problem(value) }}
        {% endif -%}
        {% if 'name' in rule -%}
        {{ name_problem(value, quoted(rule['name']), prefix) }}
        {% endif -%}
        {% if 'name_of' in rule -%}
        {{ name_problem(value, value_of(rule['name_of']), prefix) }}
        {% endif -%}
        {% if 'canonical' in rule -%}
        {{ canonical_problem(value, value_of(rule['canonical']), prefix) }}
        {% endif -%}
        {% if 'one_of' in rule -%}
        when {{ value }} not in ({{ quoted_list(rule['one_of']) }}) then
            {{ quoted('is not one of ' ~ rule['one_of'] | join(', ')) }}
        {% endif -%}
        {% if 'pattern' in rule -%}
        when not {{ is_match(
            value, rule['pattern']['matches'] | replace("'", "''")
        ) }} then
            {{ quoted('cannot be read: write ' ~ rule['pattern']['write']) }}
        {% endif -%}
        {% for other, allowed in rule.get('beside', {}).items() -%}
        {% for given, only in allowed.items() -%}
        when {{ value_of(other) }} = {{ quoted(given) }}
            and {{ value }} not in ({{ quoted_list(only) }}) then
            {{ quoted(
                'stands beside ' ~ other ~ ' ' ~ given ~ ', which goes with '
                ~ only | join(', ') ~ ': correct one of the two'
            ) }}
        {% endfor -%}
        {% endfor -%}
        {% if 'at_least' in rule -%}
        when {{ to_number(value) }} < {{ to_number(value_of(rule['at_least'])) }} then
            'is below {{ rule["at_least"] }} in the same row'
        {% endif -%}
        {% if 'unlike' in rule -%}
        when {{ value }} = {{ value_of(rule['unlike']) }} then
            'is the {{ rule["unlike"] }} in the same row too: remove the row, or '
            || 'correct one of them'
        {% endif -%}
    end
{%- endmacro %}


{#- A column of the row that is checked: in a query within, its plain name could be
    a column of that query, and the rule would then compare it with itself. -#}
{% macro value_of(column) -%}
    cells_in_file.{{ adapter.quote(column) }}
{%- endmacro %}


{% macro quoted(text) -%}
    '{{ text | string | replace("'", "''") }}'
{%- endmacro %}


{% macro quoted_list(values) -%}
    {%- for value in values -%}
    {{ quoted(value) }}{{ ', ' if not loop.last }}
    {%- endfor -%}
{%- endmacro %}


{#- No figure of this field is near 1e18; products of three stay finite. The engine
    reads 1_000 as a thousand, which is no number of ours. -#}
{% macro number_problem(value, limits) -%}
    {%- set number = printed_number(value) if limits.get('thousands')
        else to_number(value) -%}
    when {{ number }} is null or {{ is_match(value, '_') }} then
        'is not a number: write digits with a decimal point, as in 4.26'
    when not abs({{ number }}) < 1e18 then
        'is not finite and below 1e18: correct its digits, or its unit'
    when {{ number }} <> 0 and abs({{ number }}) < 1e-18 then
        'is nearer to 0 than 1e-18: correct its digits, or its unit'
    {% if 'above' in limits -%}
    when {{ number }} <= {{ limits['above'] }} then
        'is not above {{ limits["above"] }}'
    {% endif -%}
    {% if 'min' in limits -%}
    when {{ number }} < {{ limits['min'] }} then
        'is below {{ limits["min"] }}'
    {% endif -%}
    {% if 'max' in limits -%}
    when {{ number }} > {{ limits['max'] }} then
        'is above {{ limits["max"] }}'
    {% endif -%}
    {% if limits.get('whole') -%}
    when {{ number }} <> floor({{ number }}) then 'is not a whole number'
    {% endif -%}
{%- endmacro %}


{#- "69.24 (88.45)": top-1 and, if it is known, top-5. -#}
{% macro accuracy_problem(value) -%}
    when {{ printed_top1(value) }} is null then
        'is not an accuracy: write top-1, or top-1 (top-5), in percent with a '
        || 'decimal point, as in 69.24 (88.45)'
    when {{ printed_top1(value) }} > 100
        or coalesce({{ printed_top5(value) }}, 0) > 100 then
        'is above 100 percent'
    when {{ printed_top5(value) }} < {{ printed_top1(value) }} then
        'has a top-5 below its top-1'
{%- endmacro %}
