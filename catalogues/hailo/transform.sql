-- From the source's two performance tables to a catalogue.
-- Run by scripts/transform_catalogue, which replaces {source} and {target}.

-- A row of the older file that a newer compiler measured is a row of the newer file.
create table performance as
select *
from read_csv('{source}/performance.csv', all_varchar = true)
union all
select *
from read_csv('{source}/performance_v2_18.csv', all_varchar = true)
where compiler_version = 'v2.18.0';

-- The compiler is part of the platform: two of them measured one chip and network
-- with two results, and each has its own accuracy.
create table platforms (
    chip text, compiler_version text, device text,
    memory_bandwidth_gbytes_per_s text, memory_capacity_gbytes text, source text
);
insert into platforms values
    ('HAILO8', 'v2.18.0', 'Hailo-8', 'na', 'na', 'raspberrypi_ai_hat'),
    ('HAILO8', 'v3.33.0', 'Hailo-8', 'na', 'na', 'raspberrypi_ai_hat'),
    ('HAILO8L', 'v2.18.0', 'Hailo-8L', 'na', 'na', 'raspberrypi_ai_hat'),
    ('HAILO8L', 'v3.33.0', 'Hailo-8L', 'na', 'na', 'raspberrypi_ai_hat'),
    ('HAILO10H', 'v5.2.0', 'Hailo-10H', null, '8', 'raspberrypi_ai_hat'),
    ('HAILO15L', 'v5.2.0', 'Hailo-15L', null, null, 'hailo');

create macro platform_of(device, compiler_version) as device || ' ' || compiler_version;

-- Dense, and of the device whatever compiled for it.
create table peaks (device text, datatype text, peak_tops double, source text);
insert into peaks values
    ('Hailo-8', 'INT8', 26, 'raspberrypi_ai_hat'),
    ('Hailo-8L', 'INT8', 13, 'raspberrypi_ai_hat'),
    ('Hailo-10H', 'INT4', 40, 'raspberrypi_ai_hat'),
    ('Hailo-10H', 'INT8', null, 'hailo'),
    ('Hailo-15L', 'INT8', null, 'hailo');

-- What others know under another name.
create table spellings (spelling text, name text);
insert into spellings values
    ('mobilenet_v1', 'MobileNetv1'),
    ('efficientnet_s', 'EfficientNet-S'),
    ('efficientnet_m', 'EfficientNet-M'),
    ('efficientnet_l', 'EfficientNet-L');

-- One task per task, data set and metric of the source, whichever of its headings
-- name the metric. Without a metric there is no telling whether more is better, so
-- text_detection, text_recognition and object_detection_3d have no task.
create table tasks (
    section text, heading text, task text, data_set text, metric text, unit text,
    higher_is_better text
);
insert into tasks values
    (
        'classification', 'imagenet', 'ImageNet',
        'ImageNet', 'top-1 accuracy', 'percent', 'yes'
    ),
    (
        'depth_estimation', 'nyu', 'NYU depth RMSE',
        'NYU', 'RMSE', 'not stated', 'no'
    ),
    (
        'face_attribute', 'celeba', 'CelebA face attribute mean accuracy',
        'CelebA', 'mean accuracy', 'percent', 'yes'
    ),
    (
        'face_detection', 'widerface', 'WIDER FACE detection mAP',
        'WIDER FACE', 'mAP', 'percent', 'yes'
    ),
    (
        'face_recognition', 'lfw', 'LFW verification accuracy',
        'LFW', 'verification accuracy', 'percent', 'yes'
    ),
    (
        'face_recognition', 'lprnetdataset', 'LPRNet licence plate accuracy',
        'LPRNet dataset', 'accuracy', 'percent', 'yes'
    ),
    (
        'facial_landmark_detection', 'aflw2k3d', 'AFLW2000-3D landmark NME',
        'AFLW2000-3D', 'NME', 'not stated', 'no'
    ),
    (
        'image_denoising', 'bsd68', 'BSD68 denoising PSNR',
        'BSD68', 'PSNR', 'dB', 'yes'
    ),
    (
        'image_denoising', 'cbsd68', 'CBSD68 denoising PSNR',
        'CBSD68', 'PSNR', 'dB', 'yes'
    ),
    (
        'instance_segmentation', 'coco', 'COCO instance segmentation mAP',
        'COCO', 'mAP of segments', 'percent', 'yes'
    ),
    (
        'low_light_enhancement', 'lol', 'LOL low-light enhancement PSNR',
        'LOL', 'PSNR', 'dB', 'yes'
    ),
    (
        'object_detection', 'coco', 'COCO object detection mAP',
        'COCO', 'mAP', 'percent', 'yes'
    ),
    (
        'person_attribute', 'peta', 'PETA person attribute mean accuracy',
        'PETA', 'mean accuracy', 'percent', 'yes'
    ),
    (
        'person_re_id', 'market1501', 'Market-1501 rank-1',
        'Market-1501', 'rank-1', 'percent', 'yes'
    ),
    (
        'pose_estimation', 'coco', 'COCO pose estimation AP',
        'COCO', 'AP of key points', 'percent', 'yes'
    ),
    (
        'semantic_segmentation', 'cityscapes', 'Cityscapes mIoU',
        'Cityscapes', 'mIoU', 'percent', 'yes'
    ),
    (
        'semantic_segmentation', 'dpm', 'DPM segmentation mIoU',
        'DPM', 'mIoU', 'percent', 'yes'
    ),
    (
        'semantic_segmentation', 'oxfordiiitpet', 'Oxford-IIIT Pet mIoU',
        'Oxford-IIIT Pet', 'mIoU', 'percent', 'yes'
    ),
    (
        'semantic_segmentation', 'pascalvoc', 'Pascal VOC mIoU',
        'Pascal VOC', 'mIoU', 'percent', 'yes'
    ),
    (
        'single_person_pose_estimation', 'coco', 'COCO single-person pose AP',
        'COCO', 'AP of key points, one person', 'percent', 'yes'
    ),
    (
        'stereo_depth_estimation', 'kittistereo2015', 'KITTI Stereo 2015 EPE',
        'KITTI Stereo 2015', 'EPE', 'not stated', 'no'
    ),
    (
        'super_resolution', 'bsd100', 'BSD100 super-resolution PSNR',
        'BSD100', 'PSNR', 'dB', 'yes'
    ),
    (
        'super_resolution', 'div2k', 'DIV2K super-resolution PSNR',
        'DIV2K', 'PSNR', 'dB', 'yes'
    ),
    (
        'text_image_retrieval', 'textimageretrieval', 'text-image retrieval at 10',
        'not named', 'Retrieval@10', 'percent', 'yes'
    ),
    (
        'video_classification', 'kinetics400', 'Kinetics-400 top-1',
        'Kinetics-400', 'top-1 accuracy', 'percent', 'yes'
    ),
    (
        'zero_shot_classification', 'cifar100', 'CIFAR-100 zero-shot top-1',
        'CIFAR-100', 'top-1 accuracy without training', 'percent', 'yes'
    ),
    (
        'zero_shot_depth_estimation', 'zeroshotdepthestimation',
        'zero-shot depth AbsRel', 'not named', 'AbsRel', 'not stated', 'no'
    ),
    (
        'zero_shot_instance_segmentation', 'coco', 'COCO zero-shot segmentation AR1000',
        'COCO', 'AR1000', 'percent', 'yes'
    ),
    (
        'zero_shot_object_detection', 'coco', 'COCO zero-shot detection mAP',
        'COCO', 'mAP without training', 'percent', 'yes'
    );

create table sources (source text, citation text, licence text);
insert into sources values
    (
        'hailo',
        'hailo-ai/hailo_model_zoo, docs/public_models at c83fc03 (after v5.2.0) and 2a7a24a (v2.18)',
        'MIT'
    ),
    (
        'raspberrypi_ai_hat',
        'raspberrypi/documentation at 29feea0, accessories, AI HAT+: TOP/s of Hailo-8, Hailo-8L and Hailo-10H',
        'facts and citation only'
    );


create table rows_read as
select
    performance.network_name as network,
    platform_of(platforms.device, performance.compiler_version) as platform,
    performance.compiler_version,
    tasks.task,
    performance.input_resolution_hwc as input_size,
    cast(performance.params_m as double) as parameters_millions,
    cast(performance.ops_g as double) as giga_ops,
    cast(performance.float_accuracy as double) as float_accuracy,
    cast(performance.hardware_value as double) as hardware_value,
    performance.hardware_column,
    -- 0 is printed where a network does not run.
    nullif(cast(performance.throughput_batch1_fps as double), 0) as fps_1,
    nullif(cast(performance.throughput_batch8_fps as double), 0) as fps_8
from performance
inner join platforms using (chip, compiler_version)
left join tasks
    on performance.task = tasks.section
    and (
        regexp_replace(lower(performance.dataset_heading), '[^a-z0-9]', '', 'g')
        = tasks.heading
        -- The one table whose heading says N/A is of a network of DIV2K.
        or performance.dataset_heading = 'N/A' and tasks.heading = 'div2k'
    );


copy (
    select * from sources order by source
) to '{target}/sources.csv' (header);

copy (
    select task, data_set, metric, unit, higher_is_better
    from tasks
    where task <> 'ImageNet'
    order by task
) to '{target}/tasks.csv' (header);

-- Where the tables differ, the newest compiler's figures.
copy (
    select
        network,
        arg_max(input_size, (compiler_version, platform)) as input_size,
        any_value(task) as task,
        arg_max(giga_ops, (compiler_version, platform)) as giga_ops,
        arg_max(parameters_millions, (compiler_version, platform))
            as parameters_millions
    from rows_read
    where network not in (select spelling from spellings)
    group by network
    order by network
) to '{target}/networks.csv' (header);

copy (
    select 'network' as kind, spelling, name, 'all tables' as found_in
    from spellings
    order by spelling
) to '{target}/spellings.csv' (header);

copy (
    select
        platform_of(device, compiler_version) as platform,
        device,
        'compiler ' || compiler_version as operating_mode,
        'NPU' as device_class,
        memory_bandwidth_gbytes_per_s,
        memory_capacity_gbytes,
        'batch' as concurrency,
        source
    from platforms
    order by platform
) to '{target}/platforms.csv' (header);

copy (
    select
        platform_of(platforms.device, platforms.compiler_version) as platform,
        peaks.datatype,
        peaks.peak_tops,
        peaks.source
    from platforms
    inner join peaks using (device)
    order by platform, datatype
) to '{target}/platform_peaks.csv' (header);

-- A float accuracy is of the network: the value that most tables print, without the
-- Hailo-8L's of v3.33.0, whose "float" is below all others. An accuracy on hardware
-- is of the platform; a degradation is taken from its float accuracy.
copy (
    with times_printed as (
        select network, task, float_accuracy, count(*) as times
        from rows_read
        where platform <> 'Hailo-8L v3.33.0' and float_accuracy is not null
        group by all
    ),

    float_accuracies as (
        select
            network,
            'FP32' as datatype,
            arg_max(float_accuracy, (times, float_accuracy)) as accuracy_pct,
            null as platform,
            task
        from times_printed
        group by network, task
    ),

    hardware_accuracies as (
        select
            network,
            'INT8' as datatype,
            case
                -- No network loses half of its accuracy: such a cell is the accuracy.
                when hardware_column = 'Hardware Degradation'
                    and hardware_value < float_accuracy / 2
                    then round(float_accuracy - hardware_value, 9)
                else hardware_value
            end as accuracy_pct,
            platform,
            task
        from rows_read
        where hardware_value is not null
            and coalesce(fps_1, fps_8) is not null
    )

    select * from float_accuracies where task is not null
    union all
    select * from hardware_accuracies where task is not null
    order by network, datatype, platform
) to '{target}/accuracies.csv' (header);

copy (
    select
        replace(platform, ' ', '-') || '-' || network || '-batch-' || batch_size
            as measurement_id,
        network,
        platform,
        'INT8' as datatype,
        batch_size,
        fps as throughput_fps,
        giga_ops as stated_giga_ops
    from (
        select *, 1 as batch_size, fps_1 as fps from rows_read
        union all
        select *, 8, fps_8 from rows_read
    ) as runs
    where fps is not null
    order by measurement_id
) to '{target}/measurements.csv' (header);
