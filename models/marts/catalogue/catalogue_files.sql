with files as (
    select * from {{ ref('stg_catalogue__files') }}
),

refused as (
    select
        catalogue,
        file,
        count(distinct line) + coalesce(
            sum(case when line is null then rows_refused end), 0
        ) as rows_refused
    from {{ ref('catalogue_rejects') }}
    group by catalogue, file
)

select
    files.catalogue,
    files.file,
    files.table_name,
    files.rows_read,
    cast(coalesce(refused.rows_refused, 0) as bigint) as rows_refused
from files
left join refused
    on files.catalogue = refused.catalogue
    and files.file = refused.file
