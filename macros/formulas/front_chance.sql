{#- The chance in percent that a design is on the Pareto front of its partition, where
    ln throughput is uncertain, each on its own, and the score is not: that no design of
    at least its score is faster. An error that all designs of a platform share is
    counted as many, so that near rivals of one platform look less certain than they are.

    chance = mean over quantiles x of its throughput of the product over its rivals of
             P(throughput of the rival < x)

    of 50 quantiles, which gives about a percent. The relation has throughput_fps,
    throughput_fps_lower and _upper (90 %; an estimate that is capped at the bound has
    an upper end nearer than the lower), accuracy_score, network, platform and datatype.
    What is sure to be slower than one of at least its score, with four deviations on
    both sides, has no chance and takes none. More than `most` rivals in one partition
    are too many to ask: null.

    Two designs of one score, 100 and 120 fps, each with 0.1 of ln: the faster one with
    the chance that a normal error of 0.1 * sqrt(2) is above -ln 1.2: 90.1 % -#}
{% macro front_chance(relation, partition_by, most=500) -%}
    {%- set keys = partition_by | join(', ') -%}
    {%- set design = partition_by + ['network', 'platform', 'datatype'] -%}
    {%- set share_not_faster -%}
            case
                when own.quantile_fps >= rival.cap_fps then 1
                when rival.log_deviation > 0 then {{ normal_share_below(
                    '(ln(own.quantile_fps / rival.throughput_fps) / rival.log_deviation)'
                ) }}
                when rival.throughput_fps < own.quantile_fps then 1
                when rival.throughput_fps = own.quantile_fps
                    and rival.accuracy_score = own.accuracy_score then 1
                else 0
            end
    {%- endset -%}
    with deviating as (
        select
            *,
            {{ log_deviation_of_interval('throughput_fps', 'throughput_fps_lower') }}
                as log_deviation,
            {{ cap_of_estimate() }} as cap_fps
        from {{ relation }}
    ),

    ended as (
        select
            *,
            least(
                throughput_fps * exp(4 * log_deviation),
                coalesce(cap_fps, {{ infinity() }})
            ) >= max(throughput_fps * exp(-4 * log_deviation)) over (
                partition by {{ keys }} order by accuracy_score desc
            ) as has_chance
        from deviating
    ),

    candidates as (
        select
            *,
            count(*) over (partition by {{ keys }}) as candidates
        from ended
        where has_chance
        qualify candidates <= {{ most }}
    ),

    quantiles as (
        select
            *,
            least(
                throughput_fps * exp(log_deviation * (
                    case when step < 25 then -1 else 1 end
                ) * {{ normal_quantile('(0.5 + abs(step - 24.5) / 50)') }}),
                coalesce(cap_fps, {{ infinity() }})
            ) as quantile_fps
        from candidates
        cross join range(50) as steps (step)
        -- What is certain has one.
        where step = 25 or log_deviation > 0
    ),

    at_quantiles as (
        select
            {% for column in design -%}
            own.{{ column }},
            {% endfor -%}
            own.step,
            {{ product_of(share_not_faster) }} as share
        from quantiles as own
        inner join candidates as rival
            on {% for column in partition_by -%}
            own.{{ column }} = rival.{{ column }} and {% endfor -%}
            rival.accuracy_score >= own.accuracy_score
            and (
                rival.network <> own.network
                or rival.platform <> own.platform
                or rival.datatype <> own.datatype
            )
        group by {% for column in design -%} own.{{ column }}, {% endfor -%} own.step
    ),

    chances as (
        select
            {{ design | join(', ') }},
            -- The order of the rivals would show in its last digits.
            round(100 * avg(share), 6) as chance_pct
        from at_quantiles
        group by {{ design | join(', ') }}
    )

    select
        {{ star_except(['log_deviation', 'cap_fps', 'has_chance'], 'ended') }},
        case
            when not ended.has_chance then 0
            -- Without a rival nothing is better.
            when chances.network is null and candidates.network is not null then 100
            else chances.chance_pct
        end as front_chance_pct
    from ended
    left join candidates
        on {% for column in design -%}
        ended.{{ column }} = candidates.{{ column }}{{ ' and ' if not loop.last }}
        {%- endfor %}
    left join chances
        on {% for column in design -%}
        ended.{{ column }} = chances.{{ column }}{{ ' and ' if not loop.last }}
        {%- endfor %}
{%- endmacro %}
