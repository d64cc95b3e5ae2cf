with designs as (
    select
        *,
        is_on_measured_front and is_on_predicted_front as is_found,
        case when is_on_measured_front then 1 - picked_fps / measured_fps end as regret
    from {{ ref('int_fronts_compared') }}
)

-- In an order, for the same last digit every time.
select
    task,
    evidence,
    protocol,
    count(*) as designs_compared,
    count(case when is_on_measured_front then 1 end) as measured_front_designs,
    count(case when is_on_predicted_front then 1 end) as predicted_front_designs,
    count(case when is_found then 1 end) as found_designs,
    100 * avg(case when is_on_measured_front then cast(is_found as integer) end)
        as recall_pct,
    100 * avg(case when is_on_predicted_front then cast(is_found as integer) end)
        as precision_pct,
    100 * {{ in_order('avg(regret)', 'regret') }} as mean_regret_pct,
    100 * max(regret) as largest_regret_pct,
    {{ in_order(
        'avg(case when is_on_measured_front then front_chance_pct end)', 'front_chance_pct'
    ) }}
        as mean_chance_of_measured_front_pct,
    {{ in_order('sum(front_chance_pct)', 'front_chance_pct') }} / 100 as expected_front_designs
from designs
group by task, evidence, protocol
