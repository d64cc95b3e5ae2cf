{{ estimator_designs(ref('int_networks_crossed_with_platforms')) }}
