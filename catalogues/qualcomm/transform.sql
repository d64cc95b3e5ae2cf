-- The tables of this catalogue from the files of its source. README.md says what each
-- step is for; scripts/transform_catalogue qualcomm FOLDER runs it.

-- Rows keep the order of their file, and the same source gives the same bytes.
set threads = 1;

create table models as from read_csv('{source}/models.csv', all_varchar = true);
create table accuracy as
select *, row_number() over () as source_row
from read_csv('{source}/accuracy.csv', all_varchar = true);
create table performance as
select *, row_number() over () as source_row
from read_csv('{source}/performance.csv', all_varchar = true);
create table language_models as
select *, row_number() over () as source_row
from read_csv('{source}/llm_performance.csv', all_varchar = true);
create table chipsets as from read_csv('{source}/chipsets.csv', all_varchar = true);

-- What is not quantized runs in FP16 on the NPU (Qualcomm AI Engine Direct, FAQ) and on
-- the GPU (its TFLite delegate's default), and in FP32 on the CPU.
create macro datatype_of(printed, unit) as case printed
    when 'float' then if(unit = 'CPU', 'FP32', 'FP16')
    when 'w8a8' then 'INT8'
    when 'w16a16' then 'INT16'
    when 'w8a16' then 'W8A16'
    when 'w4a16' then 'W4A16'
    when 'w4' then 'W4-FP16'
    when 'w8a8_mixed_int16' then 'W8A8-mixed-INT16'
    when 'w8a16_mixed_int16' then 'W8A16-mixed-INT16'
    when 'w8a16_mixed_fp16' then 'W8A16-mixed-FP16'
end;

-- 25.5M as 25.5, 878K as 0.878, 7.07B as 7070
create macro millions(printed) as
    cast(nullif(regexp_extract(printed, '^([0-9.]+)[KMB]$', 1), '') as decimal(12, 3))
    * case right(printed, 1) when 'K' then 0.001 when 'M' then 1 when 'B' then 1000 end;

-- A component is a network of its own: each is compiled and measured alone.
create table components as
with counted as (
    select model_id, component, count(*) over (partition by model_id) as components
    from (select distinct model_id, component from performance)
)
select counted.model_id, counted.component, counted.components = 1 as is_whole_model,
    if(
        counted.components = 1, models.name, models.name || ' / ' || counted.component
    ) as network
from counted
inner join models using (model_id);

-- Data set, metric and number of samples: nothing else may be compared.
create table evaluated as
select accuracy.*, components.network,
    concat(
        dataset_name, ' ', metric_name, ' (', num_partial_samples, ' samples)'
    ) as task
from accuracy
inner join components using (model_id);

-- A language model is measured in two phases. The prompt of the shorter time to first
-- token is one pass of the prompt processor, whose length stands in the model's notes.
create table phases as
with described as (
    select language_models.*, models.name, models.number_of_parameters,
        regexp_extract(
            models.other_technical_details,
            'Input sequence length for Prompt Processor: ([0-9]+)', 1
        ) as prompt_tokens
    from language_models
    inner join models using (model_id)
)
select *, 'decode' as phase,
    concat(name, ' / decode, context ', context_length_tokens) as network
from described
union all
select *, 'prefill' as phase,
    concat(
        name, ' / prefill of ', prompt_tokens, ' tokens, context ',
        context_length_tokens
    ) as network
from described;

create table runs as
select concat('performance-', source_row) as measurement_id, network,
    concat(device, ' ', runtime) as platform,
    datatype_of(precision, primary_compute_unit) as datatype, 1 as batch_size,
    1000 / cast(inference_time_ms as double) as throughput_fps,
    cast(inference_time_ms as double) as latency_ms,
    coalesce(cast(layers_npu as integer), 0) as layers_on_accelerator,
    coalesce(cast(layers_gpu as integer), 0)
    + coalesce(cast(layers_cpu as integer), 0) as layers_elsewhere,
    concat(
        'throughput is 1000 / latency; primary unit ', primary_compute_unit,
        '; peak memory ', estimated_peak_memory_min_mb, ' to ',
        estimated_peak_memory_max_mb, ' MiB', '; QAIRT ' || qairt_version
    ) as note
from performance
inner join components using (model_id, component)
union all
select concat('llm_performance-', source_row, '-', phase), network,
    concat(device, ' ', runtime), datatype_of(precision, 'NPU'), 1,
    if(
        phase = 'decode',
        cast(tokens_per_second as double),
        1000 / cast(time_to_first_token_min_ms as double)
    ),
    if(phase = 'prefill', cast(time_to_first_token_min_ms as double), null),
    null, null,
    if(
        phase = 'decode',
        'tokens per second of one sequence',
        concat(
            'throughput is 1000 / latency; time to the first token, up to ',
            time_to_first_token_max_ms, ' ms for a prompt of the whole context'
        )
    )
from phases;

copy (
    select 'qualcomm' as source,
        concat(
            'Qualcomm AI Hub Models (quic/ai-hub-models v0.46.1, 52c080d): perf.yaml, ',
            'info.yaml, numerics.yaml, devices_and_chipsets.yaml'
        ) as citation,
        'BSD-3-Clause; figures are facts' as licence
    union all
    select 'qcs8550_quoted',
        'Qualcomm, product page of QCS8550, as quoted in a text of others',
        'facts and citation only'
) to '{target}/sources.csv' (header);

copy (
    select distinct task, dataset_name as data_set, metric_name as metric,
        if(metric_unit = '%', 'percent', coalesce(metric_unit, 'score')) as unit,
        -- an error or a distance
        if(
            metric_name in ('Mean Angular Error', 'Normalized Mean Error'), 'no', 'yes'
        ) as higher_is_better,
        concat(
            num_partial_samples, ' samples of the ', dataset_split
        ) as evaluation_set
    from evaluated
    order by task
) to '{target}/tasks.csv' (header);

-- The bits of a mixed datatype are those of the layers that are no exception: the
-- fewest that it can have, so that a bound on its bytes stays a bound.
copy (
    from (values
        ('W4-FP16', 4, 16, 'mixed'),
        ('W4A16', 4, 16, 'mixed'),
        ('W8A16', 8, 16, 'mixed'),
        ('W8A16-mixed-FP16', 8, 16, 'mixed'),
        ('W8A16-mixed-INT16', 8, 16, 'mixed'),
        ('W8A8-mixed-INT16', 8, 8, 'mixed')
    ) as declared (datatype, weight_bits, activation_bits, kind)
) to '{target}/datatypes.csv' (header);

copy (
    with every_network as (
        select components.network, components.model_id, components.is_whole_model
        from components
        union
        select network, model_id, true from phases
    )
    select every_network.network,
        -- the prompt, the token, or what the model takes
        if(phases.network is null, models.input_resolution, null) as input_size,
        evaluated.task,
        if(
            every_network.is_whole_model, millions(models.number_of_parameters), null
        ) as parameters_millions
    from every_network
    inner join models using (model_id)
    left join (select distinct network from phases) as phases using (network)
    left join (select distinct network, task from evaluated) as evaluated
        using (network)
    order by network
) to '{target}/networks.csv' (header);

copy (
    select concat(device, ' ', runtime) as platform, device,
        runtime as operating_mode, 'SoC' as device_class
    from (
        select device, runtime from performance
        union
        select device, runtime from language_models
    )
    order by platform
) to '{target}/platforms.csv' (header);

-- One peak can be used: the others name no datatype or belong to no device that ran.
copy (
    select distinct concat(performance.device, ' ', performance.runtime) as platform,
        'INT8' as datatype, chipsets.peak_tops_as_printed as peak_tops,
        'qcs8550_quoted' as source
    from performance
    inner join chipsets using (chipset)
    where chipsets.chipset = 'qualcomm-qcs8550-proxy' and chipsets.peak_datatype = 'INT8'
    order by platform
) to '{target}/platform_peaks.csv' (header);

copy (
    select distinct network, 'FP32' as datatype, torch_metric as accuracy_pct,
        null as platform, task
    from evaluated
    union all
    select evaluated.network,
        datatype_of(evaluated.precision, performance.primary_compute_unit),
        evaluated.device_metric, concat(evaluated.device, ' ', evaluated.runtime),
        evaluated.task
    from evaluated
    left join performance using (model_id, device, precision, runtime)
    order by network, datatype, platform nulls first, task
) to '{target}/accuracies.csv' (header);

copy (
    from runs order by measurement_id
) to '{target}/measurements.parquet' (format parquet, compression zstd);
