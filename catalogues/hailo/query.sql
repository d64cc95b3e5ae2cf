-- Which detection network reaches 30 frames per second one by one on a Hailo-8L at the
-- best accuracy, and what does a batch of 8 buy it?
with by_batch as (
    select
        network,
        platform,
        max(throughput_fps) filter (batch_size = 1) as fps_one_by_one,
        max(throughput_fps) filter (batch_size = 8) as fps_in_eights
    from measurements
    where catalogue = 'hailo' and platform = 'Hailo-8L v2.18.0'
    group by all
)

select
    by_batch.network,
    accuracies.accuracy_pct as map_pct,
    by_batch.fps_one_by_one,
    by_batch.fps_in_eights,
    round(by_batch.fps_in_eights / by_batch.fps_one_by_one, 2) as times_faster,
    round(
        100 * by_batch.fps_in_eights * networks.giga_ops / 1e3
            / platform_peaks.peak_tops,
        1
    ) as share_of_peak_pct
from by_batch
inner join networks using (network)
inner join platform_peaks
    on by_batch.platform = platform_peaks.platform
    and platform_peaks.datatype = 'INT8'
inner join accuracies
    on by_batch.network = accuracies.network
    and by_batch.platform = accuracies.platform
    and accuracies.task = 'COCO object detection mAP'
    and accuracies.is_used
where by_batch.fps_one_by_one >= 30
order by map_pct desc
limit 5;
