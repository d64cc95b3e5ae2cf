with networks as (
    select * from {{ ref('int_networks_described') }}
),

datatypes as (
    select * from {{ ref('int_datatypes_collected') }}
),

table_figures as (
    select * from {{ ref('stg_qutibench__network_figures_unpivoted') }}
),

published as (
    select
        intensities.name as network,
        intensities.datatype,
        intensities.figure_value as published_ops_per_byte,
        operation_counts.figure_value as printed_giga_ops,
        parameter_counts.figure_value as printed_parameters_millions
    from table_figures as intensities
    left join table_figures as operation_counts
        on intensities.name = operation_counts.name
        and operation_counts.figure = 'giga_ops'
    left join table_figures as parameter_counts
        on intensities.name = parameter_counts.name
        and parameter_counts.figure = 'parameters_millions'
    where intensities.figure = 'operational_intensity_ops_per_byte'
        and intensities.is_available
),

-- The intensity of streamed weights needs nothing of a platform, so that every
-- datatype has one; the others are in predictions.
computed as (
    select
        networks.network,
        datatypes.datatype,
        {{ operational_intensity(
            operations('networks.giga_ops'),
            value_bytes('networks.parameters_millions', 'datatypes.weight_bits')
        ) }} as operational_intensity_ops_per_byte,
        published.published_ops_per_byte,
        {{ operational_intensity(
            operations('published.printed_giga_ops'),
            value_bytes(
                'published.printed_parameters_millions', 'datatypes.weight_bits'
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
