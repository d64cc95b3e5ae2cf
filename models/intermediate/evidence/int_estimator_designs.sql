-- What an estimate needs of a design beside its conditions and parameters.
with designs as (
    select * from {{ ref('int_networks_crossed_with_platforms') }}
),

platforms as (
    select * from {{ ref('int_platforms_described') }}
),

networks as (
    select * from {{ ref('int_networks_described') }}
),

sums as (
    select * from {{ ref('int_estimator_networks') }}
)

select
    designs.network,
    networks.topology,
    designs.platform,
    designs.datatype,
    {{ estimator_family('platforms') }} as family,
    {{ assumed_execution_style('platforms') }} as execution_style,
    designs.peak_tops,
    designs.compute_units,
    {{ outer_bandwidth_gbytes_per_s('designs') }} as outer_bandwidth_gbytes_per_s,
    -- What does not fit on the chip is read once a call; nobody knows of a chip's
    -- memory: all of it.
    {{ excess(
        value_bytes('designs.parameters_millions', 'designs.weight_bits'),
        'coalesce(designs.on_chip_memory_bytes, 0)'
    ) }} as weight_bytes_per_call,
    sums.activation_elements * designs.activation_bits / 8
    + coalesce(designs.state_bytes_per_input, 0) as activation_bytes_per_input,
    sums.layers_from,
    sums.layers,
    {% for name in sums_of_layers() -%}
    sums.{{ name }}{{ ',' if not loop.last }}
    {% endfor %}
from designs
inner join platforms on designs.platform = platforms.platform
inner join networks on designs.network = networks.network
inner join sums on designs.network = sums.network
