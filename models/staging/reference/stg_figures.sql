with printed as (
    select * from {{ ref('further_figures') }}
)

select
    {{ cell('printed.kind') }} as kind,
    names.name,
    {{ cell('printed.figure') }} as figure,
    {{ cell('printed.datatype') }} as datatype,
    {{ number_in('printed.value') }} as figure_value,
    {{ cell('printed.value') }} <> 'na' as is_available,
    {{ cell('printed.use') }} = 'yes' as is_used,
    {{ cell('printed.published') }} = 'yes' as is_published,
    {{ cell('printed.reason') }} as reason,
    {{ cell('printed.source') }} as source
from printed
left join {{ ref('stg_names') }} as names
    on {{ cell('printed.kind') }} = names.kind
    and {{ cell('printed.name') }} = names.spelling
{{ if_published() }}
