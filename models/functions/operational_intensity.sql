{{ config(
    materialized='scalar_function',
    parameters=['giga_ops', 'parameters_millions', 'bits', 'batch_size := 1']
) }}
{{ operational_intensity(
    operations('giga_ops'),
    '(' ~ value_bytes('parameters_millions', 'bits') ~ ' / batch_size)'
) }}
