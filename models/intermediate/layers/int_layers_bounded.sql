{#- Counted as written and read, which a network's activations are both of. -#}
{%- set activations = '(layers.input_elements + layers.output_elements)' -%}

-- The roofline of every layer of every design, at every condition and by every traffic
-- model. What a layer reads and writes are its own activations; the input of the network
-- goes with its first layer and the output with its last.
with layers as (
    select
        *,
        layer = min(layer) over one_network as is_first,
        layer = max(layer) over one_network as is_last
    from {{ ref('int_network_layers_collected') }}
    window one_network as (partition by network)
),

-- Nobody divides the state of a network among its layers.
designs as (
    select * from {{ ref('int_designs_crossed_with_conditions') }}
    where state_bytes_per_input is null
),

platforms as (
    select * from {{ ref('int_platforms_described') }}
),

layers_of_designs as (
    select
        {{ star_replace({
            'giga_ops': 'layers.operations / 1e9',
            'parameters_millions': 'layers.parameters / 1e6',
            'activations_millions': activations ~ ' / 2e6',
            'peak_activations_millions': activations ~ ' / 1e6',
            'input_bytes':
                'case when layers.is_first then designs.input_bytes / layers.repeats end',
            'output_bytes':
                'case when layers.is_last then designs.output_bytes / layers.repeats end',
        }, 'designs', columns_left_out=['batch_size']) }},
        designs.batch_size as stated_batch_size,
        {{ inputs_together('designs.batch_size', 'platforms.execution_style') }}
            as batch_size,
        {{ value_bytes('designs.parameters_millions', 'designs.weight_bits') }}
            as resident_weight_bytes,
        {{ value_bytes(
            'coalesce(designs.peak_activations_millions, designs.activations_millions)',
            'designs.activation_bits'
        ) }} as resident_activation_bytes,
        layers.layer,
        layers.layer_name,
        layers.kind,
        layers.repeats,
        {{ runs_layers_serially('platforms') }} as runs_layers_serially
    from layers
    inner join designs on layers.network = designs.network
    inner join platforms on designs.platform = platforms.platform
),

bounded as (
    {{ roofline_bounds('layers_of_designs', by_layer=true) }}
)

select
    network,
    platform,
    datatype,
    stated_batch_size as batch_size,
    threads,
    traffic_model,
    layer,
    layer_name,
    kind,
    repeats,
    task,
    runs_layers_serially,
    weight_bytes,
    resident_weight_bytes,
    bytes_per_input,
    operational_intensity_ops_per_byte,
    compute_bound_fps,
    memory_bound_fps,
    link_bound_fps,
    throughput_fps,
    bound_by,
    {{ layer_time_ms('repeats', 'throughput_fps') }} as time_ms,
    is_feasible
from bounded
where why_not_predicted is null
