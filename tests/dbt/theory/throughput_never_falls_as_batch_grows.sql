with ordered as (
    select
        *,
        lag(throughput_fps) over (
            partition by network, platform, datatype, traffic_model
            order by batch_size
        ) as throughput_fps_before
    from {{ ref('predictions') }}
)

select * from ordered
where throughput_fps < throughput_fps_before * (1 - 1e-12)
