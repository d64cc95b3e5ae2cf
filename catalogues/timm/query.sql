-- The fastest network that was measured on the RTX 3090 for each accuracy that one may
-- ask for, the share of its bound that it reaches, and what is usual in its family (the
-- letters at the front of its name): who is near the bound is limited by the peak, who
-- is far below it by what no roof of weights shows, such as activations.
with measured as (
    select
        operating_points.network,
        operating_points.batch_size,
        operating_points.throughput_fps,
        operating_points.accuracy_pct,
        networks.giga_ops,
        100 * prediction_errors.ratio as share_of_bound_pct,
        regexp_extract(lower(networks.topology), '^[a-z]+') as family
    from operating_points
    inner join networks on operating_points.network = networks.network
    left join prediction_errors
        on operating_points.measurement_id = prediction_errors.measurement_id
        and prediction_errors.traffic_model = 'weights_on_chip'
    where operating_points.evidence = 'measured'
        and operating_points.platform = 'NVIDIA RTX 3090'
        and operating_points.datatype = 'FP16'
),

families as (
    select
        family,
        count(*) as networks,
        median(share_of_bound_pct) as share_of_bound_pct
    from measured
    group by family
)

select
    at_least.accuracy_pct as at_least_pct,
    measured.network,
    round(measured.accuracy_pct, 1) as accuracy_pct,
    measured.batch_size as batch,
    round(measured.throughput_fps) as fps,
    round(measured.giga_ops, 2) as giga_ops,
    round(measured.share_of_bound_pct, 1) as share_of_bound_pct,
    measured.family,
    families.networks as in_family,
    round(families.share_of_bound_pct, 1) as share_in_family_pct
from (select unnest(range(70, 91, 2)) as accuracy_pct) as at_least
inner join measured on at_least.accuracy_pct <= measured.accuracy_pct
inner join families on measured.family = families.family
qualify row_number() over (
    partition by at_least.accuracy_pct order by measured.throughput_fps desc
) = 1
order by at_least_pct;
