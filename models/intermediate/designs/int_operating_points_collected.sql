{{ operating_points_of(ref('int_throughputs_bounded'), ref('int_designs_estimated')) }}
