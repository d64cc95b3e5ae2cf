-- An intensity that is more than 2 % away from the published one, or from what
-- the printed figures give, has its claims in spec_claims.
select intensities.*
from {{ ref('operational_intensities') }} as intensities
left join {{ ref('spec_claims') }} as claims
    on intensities.network = claims.network
    and intensities.datatype = claims.datatype
    and claims.figure = 'operational_intensity_ops_per_byte'
where claims.network is null
    and (
        abs(intensities.relative_difference)
        > {{ var('explained_difference') }}
        or abs(intensities.printed_figures_relative_difference)
        > {{ var('explained_difference') }}
    )
