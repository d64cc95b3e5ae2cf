-- Of all claims about one figure exactly one is used.
select 'network' as kind, network as name, figure, null as datatype
from {{ ref('int_network_figures_collected') }}
group by network, figure
having sum(case when is_used then 1 else 0 end) <> 1
union all
select 'platform', platform, figure, datatype
from {{ ref('int_platform_figures_collected') }}
group by platform, figure, datatype
having sum(case when is_used then 1 else 0 end) <> 1
