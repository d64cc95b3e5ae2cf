{#- A design has the accuracy that its own platform reached, where anybody measured
    it, else that of the published table (platform any). `accuracies` holds the
    accuracies that are known; the others are the columns to join on. -#}
{% macro join_accuracies(accuracies, network, platform, datatype) -%}
    left join {{ accuracies }} as own_accuracies
        on {{ network }} = own_accuracies.network
        and {{ datatype }} = own_accuracies.datatype
        and {{ platform }} = own_accuracies.platform
    left join {{ accuracies }} as general_accuracies
        on {{ network }} = general_accuracies.network
        and {{ datatype }} = general_accuracies.datatype
        and general_accuracies.platform = 'any'
{%- endmacro %}

{% macro accuracy_of_design() -%}
    coalesce(own_accuracies.accuracy_pct, general_accuracies.accuracy_pct)
{%- endmacro %}
