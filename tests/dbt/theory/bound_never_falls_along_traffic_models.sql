-- From the published assumption to the most physical one the bound rises or
-- stays, except where activations are added to the traffic.
with ordered as (
    select
        predictions.*,
        traffic_models.counts_activations,
        lag(predictions.throughput_fps) over (
            partition by network, platform, datatype, batch_size
            order by traffic_models.position
        ) as throughput_fps_before
    from {{ ref('predictions') }} as predictions
    inner join {{ ref('traffic_models') }} as traffic_models
        using (traffic_model)
)

select * from ordered
where (not counts_activations and throughput_fps < throughput_fps_before)
    or (counts_activations and throughput_fps > throughput_fps_before)
