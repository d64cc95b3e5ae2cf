with printed as (
    select * from {{ ref('qutibench_experiments') }}
    where {{ cell('datatypes_and_prunings') }} <> 'na'
),

named as (
    {{ with_canonical_names('printed', {
        'task': 'task', 'platform': 'platform', 'topology': 'topology',
    }) }}
),

-- "[INT2,INT4]*[100%,50%]" is every pair of the two lists; "FP16,FP32" alone
-- means unpruned.
lists as (
    select
        task,
        platform,
        topology,
        {{ cell('batches_or_threads') }} as batches_or_threads,
        regexp_replace(
            split_part(datatypes_and_prunings, '*', 1), '[^A-Z0-9,]', '', 'g'
        ) as datatype_list,
        coalesce(
            nullif(
                regexp_replace(
                    split_part(datatypes_and_prunings, '*', 2),
                    '[^0-9.,]', '', 'g'
                ),
                ''
            ),
            '100'
        ) as pruning_list,
        {{ cell('source') }} as source
    from named
),

datatypes_listed as (
    select *, {{ split_to_rows('datatype_list', ',') }} as datatype from lists
)

select
    task,
    platform,
    topology,
    cast({{ split_to_rows('pruning_list', ',') }} as double) as pruning_pct,
    datatype,
    batches_or_threads,
    source
from datatypes_listed
{{ if_published() }}
