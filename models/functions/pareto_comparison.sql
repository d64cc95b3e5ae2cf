{{ config(
    materialized='table_function',
    parameters=[
        'task varchar',
        'evidences varchar[]',
        "front_of varchar := 'all designs'",
        'min_accuracy_pct double := null',
        'min_throughput_fps double := null',
        'max_latency_ms double := null',
        'max_power_watts double := null',
        'max_energy_mj_per_input double := null',
        'max_rank bigint := null',
        'networks varchar[] := null',
        'platforms varchar[] := null',
        'datatypes varchar[] := null',
    ]
) }}
{%- set limits = choice_limits() %}
with asked_for as (
    select
        cast(task as varchar) as task,
        cast(front_of as varchar) as front_of,
        {% for argument, column, missed_by in limits -%}
        cast({{ argument }} as double) as {{ argument }},
        {% endfor -%}
        cast(max_rank as bigint) as max_rank
    where {{ argument_is_known('task', ref('tasks'), 'task') }}
        and {{ arguments_are_known('evidences', ref('evidences'), 'evidence') }}
        and {{ argument_is_one_of('front_of', ['all designs', 'designs shown']) }}
        and {{ arguments_are_above_zero(
            limits | map(attribute=0) | list + ['max_rank']
        ) }}
        and {{ arguments_are_known('networks', ref('networks'), 'network') }}
        and {{ arguments_are_known('platforms', ref('platforms'), 'platform') }}
        and {{ arguments_are_known('datatypes', ref('datatypes'), 'datatype') }}
),

-- Every design at its fastest, with the front and the dominators of all.
counted as (
    select
        designs.*,
        designs.throughput_fps as counted_throughput_fps,
        designs.latency_ms as counted_latency_ms,
        designs.power_watts as counted_power_watts,
        designs.energy_mj_per_input as counted_energy_mj_per_input,
        asked_for.max_rank,
        {% for argument, column, missed_by in limits -%}
        asked_for.{{ argument }}{{ "," if not loop.last }}
        {% endfor %}
    from {{ ref('pareto_designs') }} as designs
    inner join asked_for on designs.task = asked_for.task
    where asked_for.front_of = 'all designs'
        and list_contains(evidences, designs.evidence)
),

of_all as (
    select
        *,
        case
            when (networks is not null and not list_contains(networks, network))
                or (platforms is not null and not list_contains(platforms, platform))
                or (datatypes is not null and not list_contains(datatypes, datatype))
                or not coalesce(pareto_rank <= max_rank, max_rank is null)
                {% for argument, column, missed_by in limits -%}
                or coalesce({{ missed_by }}, 0) > 0
                {% endfor %}
                then 'misses'
            when false
                {% for argument, column, missed_by in limits -%}
                or ({{ argument }} is not null and {{ column }} is null)
                {% endfor %}
                then 'not known'
            else 'meets'
        end as verdict,
        is_pareto_optimal as is_on_front
    from counted
),

evidences_of_shown as (
    select unnest(evidences) as evidence
    from asked_for
    where front_of = 'designs shown'
),

-- Every design as it meets the limits best, with the front of those that do.
of_shown as (
    select
        choice.*,
        evidences_asked.evidence,
        designs.pareto_rank,
        choice.is_pareto_optimal and choice.verdict = 'meets' as is_on_front
    from evidences_of_shown as evidences_asked
    cross join lateral {{ ref('choose') }}(
        task,
        evidence := evidences_asked.evidence,
        scope := 'device',
        {% for argument, column, missed_by in limits -%}
        {{ argument }} := {{ argument }},
        {% endfor -%}
        networks := networks,
        platforms := platforms,
        datatypes := datatypes
    ) as choice
    inner join {{ ref('pareto_designs') }} as designs
        on choice.network = designs.network
        and choice.platform = designs.platform
        and choice.datatype = designs.datatype
        and evidences_asked.evidence = designs.evidence
    cross join asked_for
    where choice.verdict <> 'misses'
        and coalesce(
            designs.pareto_rank <= asked_for.max_rank, asked_for.max_rank is null
        )
),

judged as (
    {% set columns = [
        'evidence', 'network', 'platform', 'datatype', 'batch_size', 'threads',
        'throughput_fps', 'throughput_fps_lower', 'throughput_fps_upper',
        'accuracy_pct', 'latency_ms', 'power_watts', 'power_scope',
        'energy_mj_per_input', 'pareto_rank', 'dominated_by_network',
        'dominated_by_platform', 'dominated_by_datatype',
        'dominated_by_throughput_ratio', 'dominated_by_accuracy_difference',
        'measurement_id', 'verdict', 'is_on_front'
    ] | join(', ') -%}
    select {{ columns }} from of_all
    union all
    select {{ columns }} from of_shown
),

-- How many of the evidences that are asked for have the same design.
pairs as (
    select
        network,
        platform,
        datatype,
        count_if(list_contains(evidences, designs.evidence)) as evidences_of_design
    from {{ ref('pareto_designs') }} as designs
    group by network, platform, datatype
),

shares_of_bound as (
    select
        measurement_id,
        ratio as share_of_bound
    from {{ ref('prediction_errors') }}
    where is_above_bound is not null and throughput_scope = 'device'
),

described as (
    select
        judged.*,
        networks_known.topology,
        platforms_known.device_class,
        evidences_known.position as evidence_position,
        pairs.evidences_of_design,
        shares_of_bound.share_of_bound,
        judged.verdict = 'meets' as is_shown,
        judged.network || ' on ' || judged.platform || ' ' || judged.datatype as design
    from judged
    inner join {{ ref('evidences') }} as evidences_known using (evidence)
    inner join {{ ref('networks') }} as networks_known using (network)
    inner join {{ ref('platforms') }} as platforms_known using (platform)
    inner join pairs using (network, platform, datatype)
    left join shares_of_bound using (measurement_id)
),

compared as (
    select
        evidence,
        network,
        topology,
        platform,
        device_class,
        datatype,
        design,
        batch_size,
        threads,
        throughput_fps,
        throughput_fps_lower,
        throughput_fps_upper,
        accuracy_pct,
        latency_ms,
        power_watts,
        power_scope,
        energy_mj_per_input,
        share_of_bound,
        pareto_rank,
        coalesce(pareto_rank, 1 + max(pareto_rank) over (partition by evidence)) as depth,
        verdict,
        is_shown,
        is_on_front,
        dominated_by_network,
        dominated_by_platform,
        dominated_by_datatype,
        dominated_by_throughput_ratio,
        dominated_by_accuracy_difference,
        -- Among designs of one evidence none is the single one of a pair.
        len(evidences) = 1 or evidences_of_design > 1 as is_paired,
        -- The border of what the front attains: left from each of its designs to the next
        -- slower one, down to the next faster one.
        max(throughput_fps) over slower as next_slower_fps,
        max(throughput_fps) over faster as next_faster_fps,
        max(accuracy_pct) over faster as next_faster_accuracy_pct,
        row_number() over (
            partition by evidence, is_on_front, throughput_fps, accuracy_pct
            order by is_shown desc, network asc, platform asc, datatype asc
        ) = 1 as is_first_of_equals,
        lead(evidence) over along_evidences as next_evidence,
        lead(throughput_fps) over along_evidences as next_throughput_fps,
        lead(accuracy_pct) over along_evidences as next_accuracy_pct,
        evidence_position,
        -- What is drawn where not all can be: the front, then what is in other evidences
        -- as well, then by rank.
        case when is_shown or is_on_front then row_number() over (
            partition by evidence, is_shown or is_on_front
            order by
                is_on_front desc,
                evidences_of_design > 1 desc,
                pareto_rank asc nulls last,
                throughput_fps desc,
                design asc
        ) end as place_to_draw
    from described
    window
        slower as (
            partition by evidence, is_on_front order by throughput_fps
            groups between 1 preceding and 1 preceding
        ),
        faster as (
            partition by evidence, is_on_front order by throughput_fps
            groups between 1 following and 1 following
        ),
        along_evidences as (
            partition by network, platform, datatype, is_shown order by evidence_position
        )
),

-- Lists come last, so that a question without them pays for none: a window keeps every
-- column of its rows. One list sorts all at once, an ordered aggregate group by group.
designs_by_place as (
    select
        evidence,
        throughput_fps,
        accuracy_pct,
        list_sort(list(design)) as designs_here
    from described
    group by evidence, throughput_fps, accuracy_pct
),

throughputs as (
    select
        network,
        platform,
        datatype,
        list_transform(
            list_sort(list(
                struct_pack(slowness := -throughput_fps, evidence := evidence)
            )),
            lambda point: struct_pack(
                evidence := point['evidence'], throughput_fps := -point['slowness']
            )
        ) as throughputs_by_evidence
    from {{ ref('pareto_designs') }}
    group by network, platform, datatype
)

select
    compared.*,
    throughputs.throughputs_by_evidence,
    designs_by_place.designs_here
from compared
inner join throughputs using (network, platform, datatype)
inner join designs_by_place using (evidence, throughput_fps, accuracy_pct)
