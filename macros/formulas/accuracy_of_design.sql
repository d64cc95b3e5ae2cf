{#- A design has the accuracy that its own platform reached, where anybody measured
    it, else that of the published table (platform any). `accuracies` holds the
    accuracies that are known; the others are the columns to join on. -#}
{% macro join_accuracies(accuracies, network, platform, datatype, task) -%}
    left join {{ accuracies }} as own_accuracies
        on {{ network }} = own_accuracies.network
        and {{ datatype }} = own_accuracies.datatype
        and {{ platform }} = own_accuracies.platform
        and {{ task }} = own_accuracies.task
        and own_accuracies.is_used
    left join {{ accuracies }} as general_accuracies
        on {{ network }} = general_accuracies.network
        and {{ datatype }} = general_accuracies.datatype
        and general_accuracies.platform = 'any'
        and {{ task }} = general_accuracies.task
        and general_accuracies.is_used
{%- endmacro %}

{% macro accuracy_of_design() -%}
    coalesce(own_accuracies.accuracy_pct, general_accuracies.accuracy_pct)
{%- endmacro %}


{#- The rows of a relation with the score that fronts maximise: the accuracy, or
    where a lower one is better its negative. 4.31 m of root mean square error
    -> -4.31 -#}
{% macro with_accuracy_score(relation, tasks) -%}
    select
        {{ relation }}.*,
        case when tasks.higher_is_better
            then {{ relation }}.accuracy_pct else -{{ relation }}.accuracy_pct
        end as accuracy_score
    from {{ relation }}
    left join {{ tasks }} as tasks on {{ relation }}.task = tasks.task
{%- endmacro %}
