{{ config(
    materialized='scalar_function',
    parameters=['attainable_tops double', 'giga_ops double']
) }}
{{ of_arguments_above_zero(
    ['attainable_tops', 'giga_ops'],
    throughput_fps('attainable_tops', operations('giga_ops'))
) }}
