{{ config(
    materialized='scalar_function',
    parameters=['attainable_tops', 'giga_ops']
) }}
{{ throughput_fps('attainable_tops', operations('giga_ops')) }}
