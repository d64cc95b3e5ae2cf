{#- The roofline by layer. Arguments are SQL expressions. -#}

{#- Milliseconds that a layer takes of one input's time, all its repeats: 4 times at
    2000 fps -> 2 ms; nothing to compute and to move -> 0. -#}
{% macro layer_time_ms(repeats, throughput_fps) -%}
    ({{ repeats }} * 1e3 / {{ throughput_fps }})
{%- endmacro %}


{#- Inputs that go through a layer together: where a batch goes one input after the
    other, one. -#}
{% macro inputs_together(batch_size, execution_style) -%}
    case when {{ execution_style }} = 'sequential' then 1 else {{ batch_size }} end
{%- endmacro %}


{#- Whether one layer runs after the other, so that their times add up. In a dataflow
    accelerator all run at once, and threads overlap them; where nobody states the style
    of a platform that runs batches, it is taken for one that does. -#}
{% macro runs_layers_serially(platform) -%}
    (
        {{ assumed_execution_style(platform) }} in ('batched', 'sequential')
        and {{ platform }}.concurrency <> 'thread'
    )
{%- endmacro %}
