-- A statement for all laws: most of what a data test costs is dbt's own.
with
-- A design is its fastest operating point, the smaller batch and then the fewer
-- threads where two are equally fast, with the latency of that point; and every
-- design with an accuracy is there, unless only so many fronts are.
-- What nobody stated is the largest there is, so that it has a place in the order.
designs_are_as_fast_as_their_best_batch as (
    {%- set stated = "replace (
            coalesce(batch_size, 1000000000000) as batch_size,
            coalesce(threads, 1000000000000) as threads
        )" %}
    with points as (
        select * {{ stated }} from {{ ref('operating_points') }}
        where network in ({{ networks_checked() }})
            and throughput_scope = 'device'
            and task is not null
            and accuracy_pct is not null
    ),

    best as (
        select
            evidence, network, platform, datatype,
            max(throughput_fps) as throughput_fps
        from points
        group by evidence, network, platform, datatype
    ),

    smallest as (
        select
            evidence, network, platform, datatype, throughput_fps,
            min(batch_size) as batch_size
        from points
        inner join best using (evidence, network, platform, datatype, throughput_fps)
        group by evidence, network, platform, datatype, throughput_fps
    ),

    fewest as (
        select
            evidence, network, platform, datatype, throughput_fps, batch_size,
            min(threads) as threads
        from points
        inner join smallest
            using (evidence, network, platform, datatype, throughput_fps, batch_size)
        group by
            evidence, network, platform, datatype, throughput_fps, batch_size
    ),

    designs as (
        select * {{ stated }} from {{ ref('pareto_designs') }}
        where network in ({{ networks_checked() }})
    )

    select *
    from designs
    {{ 'full outer' if var('pareto_max_rank') is none else 'left' }} join fewest
        using (evidence, network, platform, datatype, throughput_fps, batch_size, threads)
    left join points
        using (evidence, network, platform, datatype, batch_size, threads)
    where designs.task is null
        or points.measurement_id is distinct from designs.measurement_id
        or points.latency_ms is distinct from designs.latency_ms
        or points.accuracy_pct is distinct from designs.accuracy_pct
),

-- A design of rank k is dominated by one of rank k - 1.
front_before_dominates as (
    select worse.*
    from {{ ref('pareto_designs') }} as worse
    where worse.pareto_rank > 1
        and not exists (
            select 1
            from {{ ref('pareto_designs') }} as better
            where better.evidence = worse.evidence
                and better.task = worse.task
                and better.pareto_rank = worse.pareto_rank - 1
                and {{ dominates('better', 'worse') }}
        )
),

-- No design is dominated by one of its own rank or of a deeper one.
fronts_are_undominated as (
    select worse.*
    from {{ ref('pareto_designs') }} as worse
    inner join {{ ref('pareto_designs') }} as better
        using (evidence, task)
    where worse.network in ({{ networks_checked() }})
        and better.pareto_rank >= worse.pareto_rank
        and {{ dominates('better', 'worse') }}
),

-- The design that dominated_by names is on the front, dominates, and the two
-- numbers say by how much; a design on the front names none.
named_dominator_dominates as (
    select designs.*
    from {{ ref('pareto_designs') }} as designs
    left join {{ ref('pareto_designs') }} as front
        on designs.evidence = front.evidence
        and designs.task = front.task
        and designs.dominated_by_network = front.network
        and designs.dominated_by_platform = front.platform
        and designs.dominated_by_datatype = front.datatype
        and front.is_pareto_optimal
    where designs.is_pareto_optimal = (front.network is not null)
        or (
            not designs.is_pareto_optimal
            and (
                not {{ dominates('front', 'designs') }}
                or abs(
                    front.throughput_fps
                    - designs.throughput_fps * designs.dominated_by_throughput_ratio
                ) > 1e-9 * front.throughput_fps
                or abs(
                    front.accuracy_score
                    - designs.accuracy_score - designs.dominated_by_accuracy_difference
                ) > 1e-9
            )
        )
),

-- A bound is the prediction of the traffic model that its evidence names, a
-- measurement the row that it links to, so is the estimate of a measured design, and
-- neither a bound nor a roofline has a power.
operating_points_are_what_they_rest_on as (
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
)

{{ broken_laws([
    'designs_are_as_fast_as_their_best_batch',
    'front_before_dominates',
    'fronts_are_undominated',
    'named_dominator_dominates',
    'operating_points_are_what_they_rest_on'
]) }}
