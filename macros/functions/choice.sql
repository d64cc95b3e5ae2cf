{#- What `choose` and `pareto_front` share: of every design that the arguments ask
    for, the operating point that meets the limits and is best in the objective
    or, where none meets them, the one that misses them least.

    A limit is met, missed, or not known (the operating point has no such figure,
    so that it neither passes nor fails in silence). What is missed is told as a
    factor of the limit: 0.25 is a quarter too slow, too late or too much.

    Where a confidence is given, an estimate counts with the lower end of its interval
    of that confidence, in the objective as against the limits: what was measured, and
    what has no interval, counts as it is. -#}
{% macro choice_parameters(
    required=[], optional=["objective varchar := 'throughput_fps'"]
) -%}
    {{ return(['task varchar'] + required + [
        "evidence varchar := 'measured'",
        "scope varchar := 'system'",
    ] + optional + [
        'min_accuracy_pct double := null',
        'min_throughput_fps double := null',
        'max_latency_ms double := null',
        'max_power_watts double := null',
        'max_energy_mj_per_input double := null',
        'confidence double := null',
        'networks varchar[] := null',
        'platforms varchar[] := null',
        'datatypes varchar[] := null',
    ]) }}
{%- endmacro %}


{#- The limits of a choice: the argument, the column it limits, and by how much of
    the limit a row misses it (above zero: missed). -#}
{% macro choice_limits() -%}
    {{ return([
        ('min_accuracy_pct', 'accuracy_pct', 'case'
            ~ ' when min_accuracy_pct is null then null'
            ~ ' when accuracy_score = accuracy_pct then min_accuracy_pct / accuracy_pct'
            ~ ' else accuracy_pct / min_accuracy_pct end - 1'),
        ('min_throughput_fps', 'throughput_fps',
            'min_throughput_fps / counted_throughput_fps - 1'),
        ('max_latency_ms', 'latency_ms', 'counted_latency_ms / max_latency_ms - 1'),
        ('max_power_watts', 'power_watts', 'counted_power_watts / max_power_watts - 1'),
        ('max_energy_mj_per_input', 'energy_mj_per_input',
            'counted_energy_mj_per_input / max_energy_mj_per_input - 1'),
    ]) }}
{%- endmacro %}


{#- The operating points of a relation, with arguments, as they count: at the end of
    the interval of the confidence that is asked for. It adds

    *_log_deviation  of ln throughput, power and energy: 0 where measured, null where
                     the evidence gives no interval
    counted_*        throughput, latency, power and energy at that end -#}
{% macro counted_operating_points(relation) -%}
    with deviating as (
        select
            *,
            coalesce(
                {{ log_deviation_of_interval(
                    'throughput_fps', 'throughput_fps_lower'
                ) }},
                case when measurement_id is not null then 0 end
            ) as throughput_log_deviation,
            coalesce(
                {{ log_deviation_of_interval('power_watts_upper', 'power_watts') }},
                case when power_source in ('measurement', 'trace') then 0 end
            ) as power_log_deviation,
            -- A confidence that is none is refused where arguments are checked.
            case when confidence > 0 and confidence < 1
                then {{ normal_quantile('((1 + confidence) / 2)') }}
                else 0
            end as deviations
        from {{ relation }}
    ),

    with_energy as (
        select
            *,
            -- Power and throughput err independently.
            sqrt(power(throughput_log_deviation, 2) + power(power_log_deviation, 2))
                as energy_log_deviation
        from deviating
    )

    select
        *,
        throughput_fps / exp(deviations * coalesce(throughput_log_deviation, 0))
            as counted_throughput_fps,
        latency_ms * exp(deviations * coalesce(throughput_log_deviation, 0))
            as counted_latency_ms,
        power_watts * exp(deviations * coalesce(power_log_deviation, 0))
            as counted_power_watts,
        energy_mj_per_input * exp(deviations * coalesce(energy_log_deviation, 0))
            as counted_energy_mj_per_input
    from with_energy
{%- endmacro %}


{#- The chance in percent that a design meets each limit that is given, of its own; null
    where the evidence gives no interval. -#}
{% macro choice_chances() -%}
    case
        when min_throughput_fps > {{ cap_of_estimate() }} then 0
        else {{ chance_at_least_pct(
            'throughput_fps', 'min_throughput_fps', 'throughput_log_deviation'
        ) }}
    end as throughput_chance_pct,
    case
        when throughput_fps * latency_ms / max_latency_ms > {{ cap_of_estimate() }}
            then 0
        else {{ chance_at_least_pct(
            'max_latency_ms', 'latency_ms', 'throughput_log_deviation'
        ) }}
    end as latency_chance_pct,
    {{ chance_at_least_pct('max_power_watts', 'power_watts', 'power_log_deviation') }}
        as power_chance_pct,
    {{ chance_at_least_pct(
        'max_energy_mj_per_input', 'energy_mj_per_input', 'energy_log_deviation'
    ) }} as energy_chance_pct
{%- endmacro %}


{#- Whether a row is of what the lists of names have; one that is null has all. -#}
{% macro is_named(relation, columns=['network', 'platform', 'datatype']) -%}
    {%- for column in columns -%}
        {{ ' and ' if not loop.first -}}
        ({{ column }}s is null or list_contains({{ column }}s, {{ relation }}.{{ column }}))
    {%- endfor -%}
{%- endmacro %}


{#- Whether an operating point is of what the arguments ask for, in whichever scope. -#}
{% macro is_asked_for(points) -%}
    {{ points }}.task = task
    and {{ points }}.evidence = evidence
    and {{ points }}.accuracy_pct is not null
    and {{ is_named(points) }}
{%- endmacro %}


{#- What designs are compared by: the figure, and its value as it counts, which is better
    when it is larger. -#}
{% macro choice_objectives() -%}
    {{ return({
        'throughput_fps': 'counted_throughput_fps',
        'latency_ms': '-counted_latency_ms',
        'energy_mj_per_input': '-counted_energy_mj_per_input',
        'power_watts': '-counted_power_watts',
        'accuracy_pct': 'accuracy_score',
    }) }}
{%- endmacro %}


{#- The argument of functions that compare designs by one figure and the accuracy. -#}
{% macro one_objective() -%}
    {{ return({'objective': ['throughput_fps', 'latency_ms', 'energy_mj_per_input']}) }}
{%- endmacro %}


{#- A branch without a row that ends a query: it stops it with a message where an argument
    is none. At the end, because where nothing can be left of what stands above it, that is
    never computed. `column` is one of varchar. -#}
{% macro refuse_arguments(objectives, column) -%}
    union all by name
    select cast(null as varchar) as {{ column }}
    where not (
        {{ argument_is_known('task', ref('tasks'), 'task') }}
        and {{ argument_is_known('evidence', ref('evidences'), 'evidence') }}
        and {{ argument_is_one_of('scope', ['device', 'system']) }}
        {% for argument, figures in objectives.items() -%}
        and {{ argument_is_one_of(argument, figures) }}
        {% endfor -%}
        and {{ arguments_are_above_zero([
            'min_accuracy_pct', 'min_throughput_fps', 'max_latency_ms',
            'max_power_watts', 'max_energy_mj_per_input'
        ]) }}
        and {{ argument_is_between('confidence', 0, 1) }}
        and {{ arguments_are_known('networks', ref('networks'), 'network') }}
        and {{ arguments_are_known('platforms', ref('platforms'), 'platform') }}
        and {{ arguments_are_known('datatypes', ref('datatypes'), 'datatype') }}
    )
{%- endmacro %}


{#- Common table expressions up to `judged`: every operating point of what the arguments
    ask for with its verdict, and <argument>_value for each of `objectives`, a dictionary
    of arguments and the figures that they may name. Points are of the device, too, of
    which those count that have no other: see `points_of_scope`. `among` narrows the
    points further; `prefix` begins the names, where there are two of them. -#}
{% macro judged_operating_points(objectives, prefix='', among='') -%}
    -- Only constants reach the tables that points are computed from, so each argument is
    -- named as it is, and none is a column.
    {{ prefix }}asked_for as (
        select
            points.*,
            points.throughput_scope = scope as is_of_scope
        from {{ ref('operating_points') }} as points
        where {{ is_asked_for('points') }}
            and points.throughput_scope in ('device', scope)
            {{ among }}
    ),

    {{ prefix }}counted as (
        {{ counted_operating_points(prefix ~ 'asked_for') }}
    ),

    {{ prefix }}with_objective as (
        select
            *,
            {% for argument, figures in objectives.items() -%}
            case {{ argument }}
                {% for figure in figures -%}
                when '{{ figure }}' then {{ choice_objectives()[figure] }}
                {% endfor %}
            end as {{ argument }}_value{{ "," if not loop.last }}
            {% endfor %}
        from {{ prefix }}counted
    ),

    {{ prefix }}measured_against_limits as (
        select
            *,
            concat_ws(
                ', ',
                {% for argument, column, missed_by in choice_limits() -%}
                case when {{ argument }} is not null and {{ column }} is null
                    then '{{ column }}' end{{ "," if not loop.last }}
                {% endfor %}
            ) as unknown_limits,
            greatest(
                0,
                {% for argument, column, missed_by in choice_limits() -%}
                coalesce({{ missed_by }}, 0){{ "," if not loop.last }}
                {% endfor %}
            ) as missed_by
        from {{ prefix }}with_objective
    ),

    {{ prefix }}judged as (
        select
            *,
            case when missed_by > 0 then case missed_by
                {% for argument, column, missed_by in choice_limits() -%}
                when {{ missed_by }} then '{{ argument }}'
                {% endfor %}
            end end as missed_limit,
            unknown_limits <> '' as is_unknown,
            case
                when missed_by > 0 then 'misses'
                when unknown_limits <> '' then 'not known'
                else 'meets'
            end as verdict
        from {{ prefix }}measured_against_limits
    )
{%- endmacro %}


{#- Common table expressions up to `points`: of the judged, the system's of each design
    that has any, else the device's; a point without one of the objectives is no
    candidate. -#}
{% macro points_of_scope(objectives) -%}
    designs_of_system as (
        select distinct points.network, points.platform, points.datatype
        from {{ ref('operating_points') }} as points
        where scope = 'system'
            and points.throughput_scope = 'system'
            and {{ is_asked_for('points') }}
    ),

    points as (
        select *
        from judged
        where is_of_scope = (
                scope = 'device'
                or (network, platform, datatype) in (
                    select network, platform, datatype from designs_of_system
                )
            )
            {% for argument in objectives -%}
            and {{ argument }}_value is not null
            {% endfor %}
    )
{%- endmacro %}


{#- Common table expressions up to `finalists`: the designs that alone decide what is on
    the front of each verdict and which `most` come first, those that meet the limits by
    the objective, then those that miss them least. Where `most` is null there are none.
    Points are compared by few columns, since a group of whole rows costs far more.

    Of all at one accuracy the best can be on the front, if it beats all more accurate. -#}
{% macro finalists(objectives, most) -%}
    {{ judged_operating_points(objectives, prefix='any_') }},

    any_best as (
        select
            network,
            platform,
            datatype,
            {{ first_by("struct_pack(
                verdict := verdict,
                missed_by := missed_by,
                is_unknown := is_unknown,
                objective_value := objective_value,
                accuracy_score := accuracy_score
            )", order_within_design()) }} as point
        from any_judged
        where {{ most }} is not null
        group by network, platform, datatype
    ),

    any_chosen as (
        select network, platform, datatype, unnest(point)
        from any_best
        where point.objective_value is not null
    ),

    best_at_accuracy as (
        select
            verdict,
            accuracy_score,
            max(objective_value) as objective_value
        from any_chosen
        group by verdict, accuracy_score
    ),

    fronts as (
        select *
        from best_at_accuracy
        qualify coalesce(objective_value > max(objective_value) over (
            partition by verdict order by accuracy_score desc
            rows between unbounded preceding and 1 preceding
        ), true)
    ),

    finalists as (
        select network, platform, datatype
        from any_chosen
        inner join fronts using (verdict, objective_value, accuracy_score)

        union

        (
            select network, platform, datatype
            from any_chosen
            order by
                verdict = 'meets' desc,
                case when verdict = 'meets' then objective_value end desc,
                missed_by asc,
                is_unknown asc,
                accuracy_score desc,
                objective_value desc,
                network asc,
                platform asc,
                datatype asc
            limit {{ most }}
        )
    )
{%- endmacro %}


{#- The first is the point of a design that counts: as of `points_of_scope`, without a
    window over millions of points. -#}
{% macro order_within_design() -%}
    {{ return([
        'not is_of_scope',
        'objective_value is null',
        'missed_by',
        'is_unknown',
        '-objective_value',
        'batch_size',
        'threads',
    ]) }}
{%- endmacro %}


{#- Whether a choice asks for nothing but a task and an evidence, of the device: then its
    front is that of pareto_designs. Of constants alone, so that what is not needed is
    never planned. -#}
{% macro nothing_is_asked() -%}
    (
        scope = 'device'
        and objective = 'throughput_fps'
        {% for argument, column, missed_by in choice_limits() -%}
        and {{ argument }} is null
        {% endfor -%}
        and confidence is null
        and networks is null
        and platforms is null
        and datatypes is null
    )
{%- endmacro %}


{#- The point of each design; with `most`, of the designs that are `finalists`: to read
    points twice, or to compute them twice, costs less than whole rows of all designs.
    `among` narrows the points. -#}
{% macro chosen_operating_points(most, among='') -%}
    {%- set objectives = one_objective() -%}
    {%- set is_finalist -%}
        and ({{ most }} is null or (points.network, points.platform, points.datatype) in (
            select network, platform, datatype from finalists
        ))
        {{ among }}
    {%- endset -%}
    with {{ finalists(objectives, most) }},

    {{ judged_operating_points(objectives, among=is_finalist) }},

    best_of_design as (
        select {{ first_by('judged', order_within_design()) }} as point
        from judged
        group by network, platform, datatype
    ),

    chosen as (
        select point.*
        from best_of_design
        where point.objective_value is not null
    ),

    placed as (
        {{ front_of(
            'chosen',
            partition_by=['verdict'],
            objectives=['objective_value', 'accuracy_score'],
            named=[
                'network', 'platform', 'datatype', 'counted_throughput_fps',
                'accuracy_score'
            ]
        ) }}
    )

    select
        *,
        case
            when {{ most }} is null then count_if(verdict = 'meets') over ()
            else (select count_if(verdict = 'meets') from any_chosen)
        end as fitting_designs
    from placed
{%- endmacro %}
