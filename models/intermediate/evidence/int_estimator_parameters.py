"""Parameters of the estimator, fitted to all measurements of this build.

One row for each platform and datatype that has a peak, measured or not: where it was
not, what its family or all platforms have. And one for each family, for platforms that
somebody describes: platform any, datatype any.
"""

from estimator.parameters import parameter_table


def model(dbt, session):
    dbt.config(materialized="table")
    inputs = dbt.ref("int_estimator_inputs").df()
    designs = dbt.ref("int_estimator_designs")
    platforms = designs.project("family, platform, datatype").distinct().df()
    return parameter_table(inputs, platforms)
