{{ config(materialized='table') }}
-- A platform of threads runs an input a thread, and threads share no read of the
-- weights; any other runs batches.
with platforms as (
    select * from {{ ref('int_platforms_described') }}
),

batch_sizes as (
    {{ rows_of_numbers(var('batch_sizes'), 'batch_size') }}
),

thread_counts as (
    {{ rows_of_numbers(var('thread_counts'), 'threads') }}
)

select
    platforms.platform,
    batch_sizes.batch_size,
    thread_counts.threads
from platforms
inner join batch_sizes
    on batch_sizes.batch_size <= coalesce(
        platforms.max_batch_size,
        case when platforms.concurrency = 'thread' then 1 end,
        batch_sizes.batch_size
    )
inner join thread_counts
    on thread_counts.threads = 1 or platforms.concurrency = 'thread'
