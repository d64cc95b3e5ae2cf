with named as (
    {{ named_rows_of_catalogues('datatypes', {'datatype': 'datatype'}) }}
)

select
    catalogue,
    precedence,
    datatype,
    {{ number_in('weight_bits') }} as weight_bits,
    {{ number_in('activation_bits') }} as activation_bits,
    {{ cell('kind') }} as kind,
    source
from named
