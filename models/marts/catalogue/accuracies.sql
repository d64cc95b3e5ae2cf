select
    network,
    datatype,
    platform,
    networks.task,
    accuracies.accuracy_pct,
    accuracies.top5_pct,
    accuracies.source
from {{ ref('int_accuracies_collected') }} as accuracies
inner join {{ ref('int_networks_described') }} as networks using (network)
where accuracies.availability = 'present'
