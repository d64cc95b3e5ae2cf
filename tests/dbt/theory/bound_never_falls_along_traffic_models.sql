-- Reading the weights once a batch, and keeping on chip what fits, can only help;
-- moving inputs or activations as well can only cost.
with side_by_side as (
    select
        network, platform, datatype, batch_size, threads,
        {% for model in [
            'weights_streamed', 'weights_batched', 'weights_on_chip',
            'inputs_transferred', 'activations_counted'
        ] -%}
        max(case when traffic_model = '{{ model }}' then throughput_fps end)
            as {{ model }}{{ "," if not loop.last }}
        {% endfor %}
    from {{ ref('predictions') }}
    where network in ({{ networks_checked() }})
    group by network, platform, datatype, batch_size, threads
)

select * from side_by_side
where weights_batched < weights_streamed
    or weights_on_chip < weights_batched
    or inputs_transferred > weights_on_chip
    or activations_counted > weights_on_chip
