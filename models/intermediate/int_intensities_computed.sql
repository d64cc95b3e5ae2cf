with networks as (
    select * from {{ ref('int_networks_described') }}
),

published as (
    select * from {{ ref('int_intensities_unpivoted') }}
),

datatypes as (
    select * from {{ ref('stg_datatypes') }}
),

-- The intensity of streamed weights needs nothing of a platform, so that every
-- datatype has one; the others are in predictions.
computed as (
    select
        networks.network,
        datatypes.datatype,
        {{ operational_intensity(
            operations('networks.giga_ops'),
            weight_bytes('networks.parameters_millions', 'datatypes.bits')
        ) }} as operational_intensity_ops_per_byte,
        published.published_ops_per_byte,
        {{ operational_intensity(
            operations('published.printed_giga_ops'),
            weight_bytes(
                'published.printed_parameters_millions', 'datatypes.bits'
            )
        ) }} as printed_figures_ops_per_byte
    from networks
    cross join datatypes
    left join published
        on networks.network = published.network
        and datatypes.datatype = published.datatype
)

select * from computed
where operational_intensity_ops_per_byte is not null
