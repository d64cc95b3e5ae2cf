-- Of all claims about one figure exactly one is used, and of those that the
-- published tables hold exactly one is the published analysis'. An intensity is
-- computed, and a sparse peak never used.
select kind, name, figure, datatype
from {{ ref('int_figures_collected') }}
group by kind, name, figure, datatype
having (
        count(case when is_used then 1 end) <> 1
        and figure not in (
            'operational_intensity_ops_per_byte', 'sparse_peak_tops'
        )
    )
    or count(case when is_published then 1 end) > 1
