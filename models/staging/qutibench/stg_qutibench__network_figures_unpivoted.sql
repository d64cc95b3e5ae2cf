with printed as (
    select * from {{ ref('qutibench_networks') }}
),

named as (
    {{ with_canonical_names('printed', {'network': 'network'}) }}
),

unpivoted as (
    {{ unpivot_cells('named', 'printed_column', keep=['network', 'source']) }}
)

-- A column that is no figure of its own is named after a datatype and holds an
-- intensity.
select
    'network' as kind,
    network as name,
    case printed_column
        when 'total_gops' then 'giga_ops'
        when 'total_model_size_millions' then 'parameters_millions'
        else 'operational_intensity_ops_per_byte'
    end as figure,
    case
        when printed_column not in ('total_gops', 'total_model_size_millions')
            then printed_column
    end as datatype,
    {{ number_in('cell') }} as figure_value,
    {{ cell('cell') }} <> 'na' as is_available,
    {{ cell('source') }} as source
from unpivoted
