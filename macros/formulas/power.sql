{#- What a platform draws under full load: a line of ln power over ln of a network's
    parameters, through the networks whose power was measured on it. Of what is known
    before a network runs, its parameters say most: wide layers keep more of the device
    and its memory busy. Beyond the smallest and the largest network that was measured
    the line goes on level, so that nothing is drawn out. -#}

{#- The line through rows that have log_watts, log_parameters and network, in whose order
    they are taken for the same last digit every time.
    `over` is the window of the rows; without one the line is that of a group.

    8 W at 1 million parameters and 32 W at 16 million: 16 W at the mean of 4 million,
    a slope of 0.5 -#}
{% macro power_line(over='') -%}
    {{ in_order('avg(log_watts)', 'network') }} {{ over }} as mean_log_watts,
    case
        when min(log_parameters) {{ over }} < max(log_parameters) {{ over }}
            then {{ in_order('regr_slope(log_watts, log_parameters)', 'network') }}
                {{ over }}
        else 0
    end as log_watts_slope,
    {{ in_order('avg(log_parameters)', 'network') }} {{ over }} as mean_log_parameters,
    min(log_parameters) {{ over }} as lowest_log_parameters,
    max(log_parameters) {{ over }} as highest_log_parameters
{%- endmacro %}


{#- ln of the power that such a line has at a network; one whose parameters nobody
    counted has the mean. The line above at 64 million: that at 16, ln 32 -#}
{% macro log_watts_on_line(line, log_parameters) -%}
    (
        {{ line }}.mean_log_watts + case
            when {{ log_parameters }} is not null then {{ line }}.log_watts_slope * (
                least(
                    greatest({{ log_parameters }}, {{ line }}.lowest_log_parameters),
                    {{ line }}.highest_log_parameters
                ) - {{ line }}.mean_log_parameters
            )
            else 0
        end
    )
{%- endmacro %}


{#- By what the energy of an input may be off where its power and its throughput may:
    their factors, as independent errors whose squares add up in ln.
    1.2 and 1.5 -> exp(sqrt(0.182 ** 2 + 0.405 ** 2)) = 1.56 -#}
{% macro combined_factor(factor, other_factor) -%}
    exp(sqrt(power(ln({{ factor }}), 2) + power(ln({{ other_factor }}), 2)))
{%- endmacro %}


{#- Inputs per second for each watt, the other way round energy_mj_per_input: 400 fps
    at 15 W -> 26.7, and 1000 / 26.7 = 37.5 mJ -#}
{% macro fps_per_watt(throughput_fps, power_watts) -%}
    ({{ throughput_fps }} / {{ power_watts }})
{%- endmacro %}
