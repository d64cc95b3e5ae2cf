-- The design that dominated_by names is on the front, dominates, and the two
-- numbers say by how much; a design on the front names none.
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
