-- From the source's board tables, model cards and accuracy tables to a catalogue.
-- Run by scripts/transform_catalogue, which replaces {source} and {target}.

create view performance as
select * from read_csv('{source}/performance.csv', all_varchar = true);

create view accuracy as
select * from read_csv('{source}/accuracy.csv', all_varchar = true);

create view models as
select * from read_csv('{source}/models.csv', all_varchar = true);


-- 7.76G -> 7.76, 602M -> 0.602; anything else is not a count of operations.
create macro giga_ops_printed(printed) as
    case
        when regexp_full_match(printed, '[0-9.]+G')
            then cast(rtrim(printed, 'G') as double)
        when regexp_full_match(printed, '[0-9.]+M')
            then round(cast(rtrim(printed, 'M') as double) / 1e3, 9)
    end;

-- tf_resnetv1_50_imagenet_224_224_0.65_2.45G_2.5 is the network
-- tf_resnetv1_50_imagenet_224_224_0.65 of 2.45 GOP in version 2.5.
create macro network_spelt(printed) as
    regexp_replace(printed, '(_[0-9.]+[GM])?(_[0-9][.][0-9])?$', '');

create macro operations_spelt(printed) as
    giga_ops_printed(regexp_extract(printed, '_([0-9.]+[GM])(_[0-9][.][0-9])?$', 1));


-- What the source spells in several ways, and what others know under another name.
create table spellings (spelling text, name text, is_published boolean, found_in text);
insert into spellings values
    ('cf_resnet50_imagenet_224_224', 'ResNet-50 100%', true, 'board tables, cards'),
    ('cf_inceptionv1_imagenet_224_224', 'GoogLeNetv1', true, 'board tables, cards'),
    ('tf_mobilenetv1_1.0_imagenet_224_224', 'MobileNetv1', true, 'all tables'),
    ('tf_mobilenetv1_imagenet_224_224', 'MobileNetv1', true, 'AI SDK 2.0.4'),
    ('tf_efficientnet-edgetpu-S_imagenet_224_224', 'EfficientNet-S', true, 'all tables'),
    ('tf_efficientnet-edgetpu-M_imagenet_240_240', 'EfficientNet-M', true, 'all tables'),
    ('tf_efficientnet-edgetpu-L_imagenet_300_300', 'EfficientNet-L', true, 'all tables'),
    ('tf_mlperf_resnet50_imagenet_224_224', 'ResNet-50 v1.5', true, 'all tables'),
    ('tf_resnetv1_50_imagenet_224_224', 'resnet_v1_50', false, 'all tables'),
    ('tf_resnet50_imagenet_224_224', 'resnet_v1_50', false, 'AI SDK 2.0.4'),
    ('tf_inceptionv1_imagenet_224_224', 'inception_v1', false, 'all tables'),
    ('tf_mobilenetv2_1.4_imagenet_224_224', 'mobilenet_v2_1.4', false, 'all tables'),
    ('cf_resnet18_imagenet_224_224', 'resnet_v1_18', false, 'board tables, cards'),
    ('tf_yolov4_coco_512_512', 'yolov4_leaky', false, 'all tables'),
    ('tf_ssdmobilenetv1_coco_300_300', 'ssd_mobilenet_v1', false, 'all tables'),
    ('tf_ssdlite_mobilenetv2_coco_300_300', 'ssd_mobilenet_v2', false, 'all tables'),
    ('tf2_yolov3_coco_416_416', 'yolov3_416', false, 'all tables'),
    (
        'cf_squeeze_imagenet_227_227',
        'cf_squeezenet_imagenet_227_227', false, 'board tables'
    ),
    (
        'pt_OFA-resnet50_imagenet_160_160',
        'pt_OFA-resnet50_imagenet_160_160_0.88', false, 'board tables'
    ),
    (
        'pt_OFA-yolo_coco_640_640_0.6',
        'pt_OFA-yolo_coco_640_640_0.5', false, 'board tables'
    ),
    (
        'pt_vehicle-color-classification_CompCars_224_224',
        'pt_vehicle-color-classification_color_224_224', false, 'cards'
    ),
    (
        'pt_SemanticFPN-resnet18_cityscapes_256_512',
        'pt_SemanticFPN_cityscapes_256_512', false, 'accuracy tables'
    );

-- Figures that a name does not hold: parts added up, and multiply-accumulates times 2.
create table operations_worked_out (network text, giga_ops double);
insert into operations_worked_out values
    ('pt_CLOCs_kitti', 40.86),
    ('pt_pointpainting_nuscenes', 126),
    ('tf_bert-base_SQuAD_128', 22.34),
    ('tf2_efficientnet-b0_imagenet_224_224', 0.72);


-- Every place where a network's name stands; a card knows best what it is.
create table names_printed as
with printed as (
    select 1 as place, model_standard_name as name_printed from models
    union all
    select 2, model_standard_name from accuracy
    union all
    select 3, model_standard_name from performance
)

select
    printed.place,
    network_spelt(printed.name_printed) as spelling,
    coalesce(spellings.name, network_spelt(printed.name_printed)) as network,
    coalesce(spellings.is_published, false) as is_published,
    operations_spelt(printed.name_printed) as giga_ops
from printed
left join spellings on network_spelt(printed.name_printed) = spellings.spelling;

-- A pruned form of a network that has another name is of that name's topology.
create table topologies (stem text, topology text);
insert into topologies values
    ('tf_mobilenetv1_1.0_imagenet', 'MobileNetv1'),
    ('tf_resnetv1_50_imagenet', 'resnet_v1_50');

create table networks as
with described as (
    select
        network,
        any_value(is_published) as is_published,
        arg_min(spelling, (spelling <> network, place, spelling)) as spelling,
        arg_min(giga_ops, (place, spelling)) filter (giga_ops is not null) as giga_ops
    from names_printed
    group by network
),

parts as (
    select
        *,
        regexp_replace(spelling, '_[0-9]+_[0-9]+(_0[.][0-9]+)?$', '') as stem,
        regexp_extract(spelling, '_([0-9]+_[0-9]+)(_0[.][0-9]+)?$', 1) as size,
        try_cast(
            regexp_extract(spelling, '_[0-9]+_[0-9]+_(0[.][0-9]+)$', 1) as double
        ) as pruned
    from described
)

select
    parts.network,
    parts.is_published,
    case
        when parts.network <> parts.spelling then parts.network
        else coalesce(topologies.topology, parts.stem)
    end as topology,
    coalesce(round(100 * (1 - parts.pruned), 6), 100) as pruning_pct,
    -- What others know too are images of three channels, as they print it.
    nullif(
        replace(parts.size, '_', 'x')
        || case when parts.network <> parts.spelling then 'x3' else '' end,
        ''
    ) as input_size,
    coalesce(operations_worked_out.giga_ops, parts.giga_ops) as giga_ops,
    parts.spelling like '%\_imagenet\_%' escape '\' as is_imagenet
from parts
left join topologies using (stem)
left join operations_worked_out using (network);


-- One row per printed number of an accuracy cell. "mAP: 42.2<br>NDS: 55.1" holds two;
-- "0.7702/0.9377" is top-1 and top-5.
create table accuracies_printed as
with cells as (
    select
        network_spelt(model_standard_name) as spelling,
        task as section,
        case application
            when 'General' then lower(task)
            when 'Binocular depth estimation' then 'Depth Estimation'
            else application
        end as application,
        unnest([
            {'datatype': 'FP32', 'cell': float_accuracy},
            {'datatype': 'INT8', 'cell': quantized_accuracy},
        ], recursive := true)
    from accuracy
),

parts as (
    select
        * exclude (cell),
        list_filter(
            string_split(
                replace(
                    regexp_replace(
                        regexp_replace(cell, '\)\s+', ') ', 'g'),
                        '<br/?>|\s{2,}', ';', 'g'
                    ),
                    'Acc/F1-score:;', 'Acc/F1-score:'
                ),
                ';'
            ),
            lambda part: trim(part) <> ''
        ) as parts
    from cells
    -- The parts of CLOCs repeat each other's metrics; a quality of 0.12 does not
    -- say whether more is better.
    where spelling not in ('pt_CLOCs_kitti', 'pt_face-quality_80_60')
),

numbers as (
    select
        * exclude (parts),
        trim(unnest(parts)) as part,
        generate_subscripts(parts, 1) as position
    from parts
),

-- Only forms whose meaning is clear; what matches none is left out.
matched as (
    select
        *,
        regexp_extract(
            part, '^0[.][0-9]+$|^([0-9.]+) \(thr=3\)$', 0
        ) as plain,
        regexp_extract(
            part, '^(0[.][0-9]+)/(0[.][0-9]+)$', ['top1', 'top5']
        ) as ranked,
        regexp_extract(
            part,
            '^\(?([A-Za-z0-9]+)\)?\s+PSNR/SSIM\s*=\s*([0-9.]+)/\s*([0-9.]+)$',
            ['data_set', 'psnr', 'ssim']
        ) as restored,
        regexp_extract(
            part, '^Acc/F1-score:([0-9.]+)%/([0-9.]+)%$', ['accuracy', 'f1']
        ) as extracted,
        regexp_extract(
            part,
            '^([A-Za-z0-9][A-Za-z0-9_ @.-]*?)\s*[:= ]\s*([0-9]+[.][0-9]+)(%?)(\(QAT\))?$',
            ['metric', 'number', 'percent']
        ) as named
    from numbers
)

select
    spelling, section, application, datatype, position,
    case
        when plain like '%thr=3%' then 'threshold 3, metric not named'
        when section = 'Classification' then 'top-1 accuracy'
        else 'metric not named'
    end as metric,
    cast(regexp_extract(plain, '^[0-9.]+') as double) as number,
    null as top5,
    false as is_percent
from matched where plain <> ''
union all
select
    spelling, section, application, datatype, position,
    'top-1 accuracy', cast(ranked.top1 as double), cast(ranked.top5 as double), false
from matched where ranked.top1 <> ''
union all
select
    spelling, section, application, datatype, position,
    unnest([restored.data_set || ' PSNR', restored.data_set || ' SSIM']),
    unnest([cast(restored.psnr as double), cast(restored.ssim as double)]),
    null, false
from matched where restored.psnr <> ''
union all
select
    spelling, section, application, datatype, position,
    unnest(['accuracy', 'F1']),
    unnest([cast(extracted.accuracy as double), cast(extracted.f1 as double)]),
    null, true
from matched where extracted.f1 <> ''
union all
select
    spelling, section, application, datatype, position,
    case lower(named.metric)
        when 'miou' then 'mIoU'
        when 'map' then 'mAP'
        else named.metric
    end,
    cast(named.number as double), null, named.percent = '%'
from matched where named.number <> '' and restored.psnr = '' and plain = '';

-- The data set stands in front of the size, unless the name is all of the task.
create table accuracies as
with placed as (
    select
        *,
        case
            when regexp_matches(spelling, '^[a-z0-9]+_[^_]+_[0-9]+_[0-9]+$')
                then 'not named'
            else replace(
                regexp_extract(
                    spelling, '_([A-Za-z0-9-]+?)(_[0-9]+)*(_0[.][0-9]+)?$', 1
                ),
                'voc', 'VOC'
            )
        end as data_set
    from accuracies_printed
)

select
    spelling,
    datatype,
    position,
    round(top5 * 100, 9) as top5_pct,
    data_set,
    application,
    metric,
    case
        when data_set = 'imagenet' then 'ImageNet'
        when data_set = 'not named' then application || ', ' || metric
        else data_set || ' ' || application || ', ' || metric
    end as task,
    case
        when metric like '%PSNR' then 'dB'
        when metric = 'EPE' then 'pixels'
        when metric in ('MAE', 'MSE', 'Silog') and not is_percent then 'not stated'
        when section = 'Classification' or is_percent or number > 1 then 'percent'
        else 'fraction'
    end as unit,
    metric in ('EPE', 'MAE', 'MSE', 'Silog') as is_error,
    -- A fraction of 1 is a percentage only where the metric is known to be one.
    case
        when section = 'Classification' then round(number * 100, 9) else number
    end as accuracy
from placed;


-- One platform per board table, from boards.csv and AMD's documents. A peak is that of the stated clock and cores, from
-- the operations that they compute in a cycle, where those are known.
create table platforms (
    table_no integer, platform text, device text, operating_mode text,
    peak_tops double, peak_source text,
    memory_bandwidth_gbytes_per_s text, memory_capacity_gbytes double,
    on_chip_memory_bytes bigint, host_link_gbytes_per_s text,
    compute_units integer, batch_size integer, source text
);
insert into platforms values
    (
        1, 'ZCU102-DPU 3xB4096 281MHz', 'ZCU102',
        'Vitis AI 2.5, DPUCZDX8G, 3 cores B4096 at 281 MHz',
        3 * 4096 * 281e6 / 1e12, 'amd_pg338', '19.2', 4, 4202496, 'na', 3, 1,
        'zynq_boards'
    ),
    (
        2, 'ZCU104-DPU 2xB4096 300MHz', 'ZCU104',
        'Vitis AI 2.5, DPUCZDX8G, 2 cores B4096 at 300 MHz',
        2 * 4096 * 300e6 / 1e12, 'amd_pg338', '19.2', 2, 4976640, 'na', 2, 1,
        'zynq_boards'
    ),
    (
        3, 'VCK190-DPU 1250MHz', 'VCK190',
        'Vitis AI 2.5, DPUCVDX8G, AI Engines at 1250 MHz',
        192 * 256 * 1250e6 / 1e12, 'amd_pg389', null, null, null, 'na', 1, null,
        'vitis_ai'
    ),
    (
        5, 'VCK5000-DPU 4PE 350MHz', 'VCK5000',
        'Vitis AI 2.5, DPUCVDX8H, 4 engines at 350 MHz, Gen3x16',
        40, 'amd_ug1354_vck5000', null, null, null, '15.754', 1, 4, 'vitis_ai'
    ),
    (
        6, 'VCK5000-DPU-aieDWC 6PE 350MHz', 'VCK5000',
        'Vitis AI 2.5, DPUCVDX8H-aieDWC, 6 engines at 350 MHz, Gen3x16',
        60, 'amd_ug1354_vck5000', null, null, null, '15.754', 1, 6, 'vitis_ai'
    ),
    (
        7, 'VCK5000-DPU-aieMISC 6PE 350MHz', 'VCK5000',
        'Vitis AI 2.5, DPUCVDX8H-aieMISC, 6 engines at 350 MHz, Gen3x16',
        60, 'amd_ug1354_vck5000', null, null, null, '15.754', 1, 6, 'vitis_ai'
    ),
    (
        8, 'VCK5000-DPU 8PE 350MHz', 'VCK5000',
        'Vitis AI 2.5, DPUCVDX8H, 8 engines at 350 MHz, Gen3x16',
        80, 'amd_ug1354_vck5000', null, null, null, '15.754', 1, 8, 'vitis_ai'
    ),
    (
        9, 'U50lv-DPUCAHX8H 10 kernels', 'U50lv',
        'Vitis AI 2.5, DPUCAHX8H, 10 kernels at 275 MHz (rows: 165 MHz), Gen3x4',
        10 * 4096 * 275e6 / 1e12, 'amd_pg367', null, null, null, '3.938', 1, null,
        'vitis_ai'
    ),
    (
        10, 'U50lv-DPUCAHX8H-DWC 8 kernels', 'U50lv',
        'Vitis AI 2.5, DPUCAHX8H-DWC, 8 kernels at 275 MHz (rows: 165 MHz), Gen3x4',
        8 * 4096 * 275e6 / 1e12, 'amd_pg367', null, null, null, '3.938', 1, null,
        'vitis_ai'
    ),
    (
        12, 'U200-DPUCADF8H 2 kernels 300MHz', 'U200',
        'Vitis AI 2.5, DPUCADF8H, 2 kernels at 300 MHz',
        null, 'vitis_ai', null, null, null, null, 2, null, 'vitis_ai'
    ),
    (
        13, 'U200-DPUCADX8G 2 kernels 350MHz', 'U200',
        'Vitis AI 2.5, DPUCADX8G, 2 kernels at 350 MHz',
        null, 'vitis_ai', null, null, null, null, 2, null, 'vitis_ai'
    ),
    (
        14, 'U250-DPUCADF8H 4 kernels 300MHz', 'U250',
        'Vitis AI 2.5, DPUCADF8H, 4 kernels at 300 MHz',
        null, 'vitis_ai', null, null, null, null, 4, null, 'vitis_ai'
    ),
    (
        15, 'U250-DPUCADX8G 4 kernels 350MHz', 'U250',
        'Vitis AI 2.5, DPUCADX8G, 4 kernels at 350 MHz',
        null, 'vitis_ai', null, null, null, null, 4, null, 'vitis_ai'
    ),
    (
        16, 'Ultra96-DPU 1xB1600 287MHz', 'Ultra96',
        'AI SDK 2.0.4, DPU 1.4.0, 1 core B1600 at 287 MHz',
        1 * 1600 * 287e6 / 1e12, 'amd_pg338', '4.267', 2, 995328, 'na', 1, 1,
        'zynq_boards'
    ),
    (
        17, 'ZCU102-DPU 3xB4096 287MHz', 'ZCU102',
        'AI SDK 2.0.4, DPU 1.4.0, 3 cores B4096 at 287 MHz, board 0432055-04',
        3 * 4096 * 287e6 / 1e12, 'amd_pg338', '19.2', 4, 4202496, 'na', 3, 1,
        'zynq_boards'
    );

create table sources (source text, citation text, licence text);
insert into sources values
    (
        'vitis_ai',
        'Xilinx/Vitis-AI at c26eae3 (tag v2.5), model_zoo/README.md and model_zoo/model-list',
        'Apache-2.0'
    ),
    (
        'amd_pg338',
        'AMD PG338 v4.1, DPUCZDX8G for Zynq UltraScale+, table 1: operations per cycle of a core',
        'citation only'
    ),
    (
        'amd_pg367',
        'AMD PG367 v1.0, DPUCAHX8H, table 1: 11,264 GOP/s with 10 engines at 275 MHz',
        'citation only'
    ),
    (
        'amd_pg389',
        'AMD PG389 v1.3, DPUCVDX8G: 256 operations per cycle and AI Engine; 192 of them as in UG1354 v2.5',
        'citation only'
    ),
    (
        'amd_ug1354_vck5000',
        'AMD UG1354 v2.5, VCK5000: 10 TOP/s in theory per processing engine, whose number is the batch',
        'citation only'
    ),
    (
        'zynq_boards',
        'Memory and on-chip memory as of the published platforms of the same board (ZCU102-DPU, ZCU104-DPU, Ultra96-DPU)',
        'facts'
    );


-- One throughput of one thread and one of several, each with its latency.
create table measurements as
with runs as (
    select
        *,
        unnest([
            {
                'run': 'single',
                'threads_run': '1',
                'fps': throughput_single_thread_fps,
                'ms': case latency_thread_num when '1' then latency_ms end,
            },
            {
                'run': 'multi',
                'threads_run': case latency_thread_num when '20' then '20' end,
                'fps': throughput_multi_thread_fps,
                'ms': case latency_thread_num when '20' then latency_ms end,
            },
        ], recursive := true)
    from performance
)

select
    'line-' || runs.readme_line || '-' || runs.run as measurement_id,
    network_spelt(runs.model_standard_name) as network,
    platforms.platform,
    'INT8' as datatype,
    platforms.batch_size,
    cast(runs.threads_run as integer) as threads,
    cast(runs.fps as double) as system_throughput_fps,
    cast(runs.ms as double) as system_latency_ms,
    operations_spelt(runs.model_standard_name) as stated_giga_ops,
    runs.model_short_name || ', table ' || runs.table_no as note
from runs
inner join platforms on cast(runs.table_no as integer) = platforms.table_no
-- NA: the board hung; empty: the table has no such column.
where runs.fps <> 'NA';


copy (
    select * from sources order by source
) to '{target}/sources.csv' (header);

copy (
    select distinct
        task, data_set, application || ': ' || metric as metric, unit,
        case when is_error then 'no' else 'yes' end as higher_is_better
    from accuracies
    where task <> 'ImageNet'
    order by task
) to '{target}/tasks.csv' (header);

copy (
    with first_tasks as (
        select
            coalesce(spellings.name, accuracies.spelling) as network,
            arg_min(accuracies.task, (position, accuracies.task)) as task
        from accuracies
        left join spellings using (spelling)
        group by all
    )

    select
        networks.network,
        networks.topology,
        networks.pruning_pct,
        networks.input_size,
        coalesce(
            first_tasks.task, case when networks.is_imagenet then 'ImageNet' end
        ) as task,
        networks.giga_ops
    from networks
    left join first_tasks using (network)
    where not networks.is_published
    order by networks.network
) to '{target}/networks.csv' (header);

copy (
    select 'network' as kind, spelling, name, found_in from spellings order by spelling
) to '{target}/spellings.csv' (header);

copy (
    select
        platform,
        device,
        operating_mode,
        'FPGA' as device_class,
        memory_bandwidth_gbytes_per_s,
        memory_capacity_gbytes,
        on_chip_memory_bytes,
        host_link_gbytes_per_s,
        'thread' as concurrency,
        compute_units,
        batch_size as max_batch_size,
        source
    from platforms
    order by platform
) to '{target}/platforms.csv' (header);

copy (
    select platform, 'INT8' as datatype, peak_tops, peak_source as source
    from platforms
    order by platform
) to '{target}/platform_peaks.csv' (header);

copy (
    select spelling as network, datatype, accuracy as accuracy_pct, top5_pct, task
    from accuracies
    order by network, datatype, task
) to '{target}/accuracies.csv' (header);

copy (
    select * from measurements order by measurement_id
) to '{target}/measurements.csv' (header);
