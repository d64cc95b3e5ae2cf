{%- set arguments = [
    'peak_tops',
    'memory_bandwidth_gbytes_per_s',
    'operational_intensity_ops_per_byte',
] -%}
{{ config(
    materialized='scalar_function',
    parameters=[
        'peak_tops double',
        'memory_bandwidth_gbytes_per_s double',
        'operational_intensity_ops_per_byte double',
    ]
) }}
{{ of_arguments_above_zero(arguments, attainable_tops(*arguments)) }}
