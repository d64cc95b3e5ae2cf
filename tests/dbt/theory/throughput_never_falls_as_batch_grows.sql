-- Nor as threads are added. Activations are the exception: a larger batch keeps
-- more of them alive, so that fewer fit on chip.
with ordered as (
    select
        predictions.*,
        lag(throughput_fps) over (
            partition by network, platform, datatype, traffic_model
            order by batch_size, threads
        ) as throughput_fps_before
    from {{ ref('predictions') }} as predictions
    inner join {{ ref('traffic_models') }} as traffic_models
        using (traffic_model)
    where not traffic_models.counts_activations
)

select * from ordered
where throughput_fps < throughput_fps_before * (1 - 1e-12)
