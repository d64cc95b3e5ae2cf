{{ config(
    materialized='scalar_function',
    parameters=[
        'groups double', 'm double', 'k double', 'n double',
        'half_length_m double', 'half_length_k double', 'half_length_n double',
        'inputs double := 1',
    ]
) }}
{{ layer_products('groups', 'm', 'k', 'n', 'inputs') }}
