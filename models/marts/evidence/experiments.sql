with overview as (
    select * from {{ ref('stg_qutibench__experiments') }}
    where datatypes_and_prunings is not null
),

measurements as (
    select * from {{ ref('stg_qutibench__measurements') }}
    where topology is not null
),

topologies as (
    select * from {{ ref('stg_topologies') }}
),

-- "[INT2,INT4]*[100%,50%]" is every pair of the two lists; "FP16,FP32" alone
-- means unpruned.
lists as (
    select
        *,
        replace(replace(replace(
            split_part(replace(datatypes_and_prunings, ' ', ''), '*', 1),
            '[', ''), ']', ''), '%', '') as datatype_list,
        replace(replace(replace(
            coalesce(
                nullif(split_part(
                    replace(datatypes_and_prunings, ' ', ''), '*', 2
                ), ''),
                '100'
            ),
            '[', ''), ']', ''), '%', '') as pruning_list
    from overview
),

datatypes_listed as (
    select *, {{ split_to_rows('datatype_list', ',') }} as datatype from lists
),

planned as (
    select
        platform,
        topology,
        datatype,
        batches_or_threads,
        cast({{ split_to_rows('pruning_list', ',') }} as double) as pruning_pct
    from datatypes_listed
),

measured as (
    select
        platform,
        topology,
        pruning_pct,
        datatype,
        count(*) as measurements
    from measurements
    group by all
),

compared as (
    select
        coalesce(planned.platform, measured.platform) as platform,
        coalesce(planned.topology, measured.topology) as topology,
        coalesce(planned.pruning_pct, measured.pruning_pct) as pruning_pct,
        coalesce(planned.datatype, measured.datatype) as datatype,
        planned.batches_or_threads,
        planned.platform is not null as is_in_overview,
        coalesce(measured.measurements, 0) as measurements
    from planned
    full outer join measured
        on planned.platform = measured.platform
        and planned.topology = measured.topology
        and planned.pruning_pct = measured.pruning_pct
        and planned.datatype = measured.datatype
)

select
    compared.platform,
    compared.topology,
    compared.pruning_pct,
    compared.datatype,
    topologies.task,
    compared.batches_or_threads,
    compared.is_in_overview,
    compared.measurements,
    case
        when not compared.is_in_overview then 'measured, not in the overview'
        when compared.measurements = 0 then 'in the overview, not measured'
        else 'measured'
    end as status
from compared
left join topologies on compared.topology = topologies.topology
