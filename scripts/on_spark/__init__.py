"""The same models on Spark: what it gets from DuckDB, and whether it gives the same."""
