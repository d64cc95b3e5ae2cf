with measurements as (
    select * from {{ ref('int_measurements_matched') }}
    where throughput_fps is not null
),

designs as (
    select * from {{ ref('int_networks_crossed_with_platforms') }}
),

traffic_models as (
    select * from {{ ref('stg_traffic_models') }}
),

designs_as_measured as (
    select
        measurements.measurement_id,
        measurements.batch_size,
        measurements.throughput_fps as measured_throughput_fps,
        traffic_models.traffic_model,
        traffic_models.reads_weights_once_per_batch,
        traffic_models.keeps_weights_on_chip,
        traffic_models.counts_activations,
        designs.*
    from measurements
    inner join designs
        on measurements.network = designs.network
        and measurements.platform = designs.platform
        and measurements.datatype = designs.datatype
    cross join traffic_models
),

bounded as (
    {{ roofline_bounds('designs_as_measured') }}
)

select * from bounded
