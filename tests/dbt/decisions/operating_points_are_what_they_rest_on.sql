-- A bound is the prediction of the traffic model that its evidence names, a
-- measurement the row that it links to, so is the estimate of a measured design, and
-- neither a bound nor a roofline has a power.
select points.*
from {{ ref('operating_points') }} as points
inner join {{ ref('evidences') }} as evidences using (evidence)
left join {{ ref('predictions') }} as predictions
    on points.network = predictions.network
    and points.platform = predictions.platform
    and points.datatype = predictions.datatype
    and points.batch_size = predictions.batch_size
    and points.threads = predictions.threads
    and predictions.traffic_model = case points.throughput_scope
        when 'system' then evidences.system_traffic_model
        else evidences.traffic_model
    end
left join {{ ref('measurements') }} as measurements
    on points.measurement_id = measurements.measurement_id
where points.network in ({{ networks_checked() }})
    and (case evidences.figures
        when 'in use'
            then points.throughput_fps is distinct from predictions.throughput_fps
        when 'measured'
            then points.throughput_fps is distinct from case
                points.throughput_scope
                when 'system' then measurements.system_throughput_fps
                else measurements.throughput_fps
            end
        when 'estimated'
            then points.measurement_id is not null
                and points.throughput_fps is distinct from measurements.throughput_fps
        else false
    end
    or (
        evidences.figures not in ('estimated', 'measured')
        and coalesce(points.power_watts, points.energy_mj_per_input) is not null
    )
    )
