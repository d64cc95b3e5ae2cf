with known as (
    select * from {{ ref('stg_sources') }}
),

-- A name that is known has one citation; a catalogue is a source itself where a row
-- names none.
stated as (
    select source, citation, licence from {{ ref('stg_catalogue__sources') }}
    union
    select distinct
        catalogue,
        'the catalogue ' || catalogue || ', which names no source',
        'not stated'
    from {{ ref('stg_catalogue__files') }}
)

select source, citation, licence
from known
union all
select source, min(citation), min(licence)
from stated
where source not in (select source from known)
group by source
