{#- The first character of a text that does not show, or shows as another: a
    control or zero-width character, a space that is no space, a digit or letter of
    full width; as in U+200B, null without one. -#}
{% macro hidden_character(text) -%}
    printf('U+%04X', unicode(nullif(regexp_extract(
        {{ text }},
        '[\p{C}\p{Zl}\p{Zp}]|[^\P{Zs} ]|[^\P{Nd}0-9]|[\x{FF01}-\x{FF5E}]'
    ), '')))
{%- endmacro %}
