{{ config(
    materialized='scalar_function',
    parameters=[
        'giga_ops double',
        'parameters_millions double',
        'bits double',
        'batch_size bigint := 1',
    ]
) }}
{{ of_arguments_above_zero(
    ['giga_ops', 'parameters_millions', 'bits', 'batch_size'],
    operational_intensity(
        operations('giga_ops'),
        '(' ~ value_bytes('parameters_millions', 'bits') ~ ' / batch_size)'
    )
) }}
