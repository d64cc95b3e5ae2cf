{{ config(materialized='table') }}
-- The known datatypes in their order, then those of the catalogues from the
-- narrowest on. Where several define one, they agree.
with known as (
    select * from {{ ref('stg_datatypes') }}
),

defined as (
    select
        datatype,
        max(weight_bits) as weight_bits,
        max(activation_bits) as activation_bits,
        max(kind) as kind,
        max(source) as source
    from {{ ref('stg_catalogue__datatypes') }}
    where datatype not in (select datatype from known)
    group by datatype
)

select datatype, position, weight_bits, activation_bits, kind, source
from known
union all
select
    datatype,
    cast(
        (select max(position) from known)
        + row_number() over (order by weight_bits, activation_bits, datatype)
        as integer
    ),
    weight_bits,
    activation_bits,
    kind,
    source
from defined
