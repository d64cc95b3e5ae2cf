-- A statement for all laws: most of what a data test costs is dbt's own.
with
-- Computed once: a view is planned and run at every look.
predictions_checked as {{ materialized() }} (
    select * from {{ ref('predictions') }}
    where network in ({{ networks_checked() }})
),

-- Throughput is never above a roof, equal to the one that binds, and attainable is
-- the same in operations; where no bytes move, compute binds.
attainable_is_the_lower_roof as (
    select predictions.*
    from predictions_checked as predictions
    inner join {{ ref('platform_peaks') }} as peaks using (platform, datatype)
    where throughput_fps > compute_bound_fps
        or throughput_fps > memory_bound_fps
        or throughput_fps > link_bound_fps
        or throughput_fps <> case bound_by
            when 'compute' then compute_bound_fps
            when 'memory' then memory_bound_fps
            when 'link' then link_bound_fps
        end
        or attainable_tops > peaks.peak_tops * (1 + 1e-12)
        or (
            coalesce(memory_bound_fps, link_bound_fps) is null
            and bound_by <> 'compute'
        )
),

-- Reading the weights once a batch, and keeping on chip what fits, can only help;
-- moving inputs or activations as well can only cost.
bound_never_falls_along_traffic_models as (
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
        from predictions_checked
        group by network, platform, datatype, batch_size, threads
    )

    select * from side_by_side
    where weights_batched < weights_streamed
        or weights_on_chip < weights_batched
        or inputs_transferred > weights_on_chip
        or activations_counted > weights_on_chip
),

-- The one bound of a design is the largest over all that its platform can run and
-- its memory holds.
bounds_hold_every_condition as (
    with largest as (
        select network, platform, datatype, max(throughput_fps) as throughput_fps
        from predictions_checked
        where traffic_model = 'weights_on_chip'
            and is_feasible is not false
        group by network, platform, datatype
    )

    select *
    from {{ ref('bounds') }} as bounds
    full outer join largest using (network, platform, datatype)
    where bounds.throughput_fps is distinct from largest.throughput_fps
        and network in ({{ networks_checked() }})
),

-- Each network on each platform in each datatype of any peak, by each traffic
-- model: predicted, or listed with the reason, and never both.
every_pair_is_predicted_or_explained as (
    with peak_datatypes as (
        select datatype from {{ ref('platform_peaks') }}
        union
        select datatype from {{ ref('availability') }}
        where platform is not null
    ),

    pairs as (
        select
            networks.network,
            platforms.platform,
            peak_datatypes.datatype,
            traffic_models.traffic_model
        from {{ ref('networks') }} as networks
        cross join {{ ref('platforms') }} as platforms
        cross join peak_datatypes
        cross join {{ ref('traffic_models') }} as traffic_models
        where networks.network in ({{ networks_checked() }})
    ),

    answers as (
        select distinct network, platform, datatype, traffic_model
        from predictions_checked
        union all
        select network, platform, datatype, traffic_model
        from {{ ref('prediction_gaps') }}
        where network in ({{ networks_checked() }})
    ),

    counted as (
        select
            pairs.*,
            count(answers.network) as times_answered
        from pairs
        left join answers using (network, platform, datatype, traffic_model)
        group by all
    )

    select * from counted
    where times_answered <> 1
),

-- Three times every roof is three times as fast.
scaling_both_roofs_scales_throughput as (
    with designs as (
        select
            {{ star_except([
                'peak_tops', 'memory_bandwidth_gbytes_per_s',
                'overflow_memory_bandwidth_gbytes_per_s', 'host_link_gbytes_per_s'
            ]) }},
            peak_tops * 3 as peak_tops,
            memory_bandwidth_gbytes_per_s * 3 as memory_bandwidth_gbytes_per_s,
            overflow_memory_bandwidth_gbytes_per_s * 3
                as overflow_memory_bandwidth_gbytes_per_s,
            host_link_gbytes_per_s * 3 as host_link_gbytes_per_s
        from {{ ref('int_designs_crossed_with_conditions') }}
        where network in ({{ networks_checked() }})
    ),

    scaled as (
        {{ roofline_bounds('designs') }}
    )

    select
        scaled.throughput_fps as scaled_throughput_fps,
        predictions.*
    from predictions_checked as predictions
    inner join scaled
        using (network, platform, datatype, batch_size, threads, traffic_model)
    where abs(scaled.throughput_fps / predictions.throughput_fps / 3 - 1) > 1e-12
),

-- Nor as threads are added. Activations are an exception: a larger batch keeps more
-- of them alive, so that fewer fit on chip. So is a second memory: a larger batch
-- leaves more to it.
throughput_never_falls_as_batch_grows as (
    with ordered as (
        select
            predictions.*,
            lag(throughput_fps) over (
                partition by network, platform, datatype, traffic_model
                order by batch_size, threads
            ) as throughput_fps_before
        from predictions_checked as predictions
        inner join {{ ref('traffic_models') }} as traffic_models
            using (traffic_model)
        inner join {{ ref('platforms') }} as platforms using (platform)
        where not traffic_models.counts_activations
            and platforms.overflow_memory_bandwidth_gbytes_per_s is null
    )

    select * from ordered
    where throughput_fps < throughput_fps_before * (1 - 1e-12)
),

-- More of a roof helps only where it binds, by at most the factor bought; a design
-- off the ridges gains from one only. So it is with each layer, whose time shrinks.
what_is_bought_follows_what_binds as (
    {%- set factor = var('sensitivity_factor') %}
    select
        network,
        platform,
        datatype,
        traffic_model
    from {{ ref('sensitivity') }}
    where network in ({{ networks_checked() }})
        and (false
        {% for bought, roof in roofs_by_change().items() -%}
        or gain_from_{{ bought }} < -1e-12
        or gain_from_{{ bought }} > {{ factor }} - 1 + 1e-9
        or (bound_by <> '{{ roof }}' and gain_from_{{ bought }} > 1e-12)
        {% endfor %}
        )

    union all

    select
        network,
        platform,
        datatype,
        traffic_model
    from {{ ref('layer_times') }}
    where network in ({{ networks_checked() }})
        and batch_size = 1
        and threads = 1
        and traffic_model = 'activations_counted'
        and (false
        {% for bought, roof in roofs_by_change().items() -%}
        or ms_saved_by_{{ bought }} < -1e-12 * time_ms
        or ms_saved_by_{{ bought }} > time_ms * (1 - 1 / {{ factor }} + 1e-9)
        or (bound_by <> '{{ roof }}' and ms_saved_by_{{ bought }} > 1e-12 * time_ms)
        {% endfor %}
        )
)

{{ broken_laws([
    'attainable_is_the_lower_roof',
    'bound_never_falls_along_traffic_models',
    'bounds_hold_every_condition',
    'every_pair_is_predicted_or_explained',
    'scaling_both_roofs_scales_throughput',
    'throughput_never_falls_as_batch_grows',
    'what_is_bought_follows_what_binds'
]) }}
