{{ at_conditions(ref('int_networks_crossed_with_platforms')) }}
