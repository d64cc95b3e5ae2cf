{{ config(
    materialized='scalar_function',
    parameters=[
        'peak_tops',
        'memory_bandwidth_gbytes_per_s',
        'operational_intensity_ops_per_byte',
    ]
) }}
{{ attainable_tops(
    'peak_tops',
    'memory_bandwidth_gbytes_per_s',
    'operational_intensity_ops_per_byte'
) }}
