-- The tables of this catalogue from peaks.csv and platforms.csv of the source; what
-- is left out, and why, is in README.md. Cells stay text: figures as they are printed.
create table peaks_printed as
select * from read_csv('{source}/peaks.csv', all_varchar = true);

create table platforms_printed as
select * from read_csv('{source}/platforms.csv', all_varchar = true);

-- What the source names (a pattern), as a citation of a source. Entries beginning with
-- aiconfigurator follow from its file names.
create table citations as
select * from read_csv('{target}/reference/citations.csv', all_varchar = true);

create macro source_of(text) as coalesce(
    (select max(citations.source) from citations where text like citations.printed),
    'aiconfigurator_' || regexp_extract(text, '^ai-dynamo/.* systems/(\w+)\.yaml', 1)
    || case when text like '%on-chip: stas00%' then '_and_on_chip' else '' end
);

-- Engines that one network runs on. Tensor cores and CUDA cores are one GPU, whose peak
-- is that of the datatype's fastest unit.
create table peaks as
select
    peaks_printed.*,
    case
        when engine in ('gpu', 'gpu tensor') then 'GPU'
        when engine = 'dla' then 'DLA'
        else engine
    end as engine_group,
    -- With 16 bits of accumulator an RTX card is twice as fast; networks are run with
    -- 32, so that the other is an operating mode of its own.
    case
        when accumulate = 'FP16' then 'FP16 accumulate'
        when device like 'Kria%' then 'B4096 300 MHz'
        when mode like 'C__B_ DPU%' then left(mode, 5)
        when mode <> 'default' then mode
    end as mode_in_name,
    -- A second source that differs by rounding: the larger one, for a bound must not
    -- lie below the device.
    coalesce(
        other_peak_tops::double between peak_tops::double and peak_tops::double * 1.01
        and other_peak_tops::double > peak_tops::double,
        false
    ) as takes_other,
    case
        when datatype = 'not stated' then 'the datatype is not stated'
        when peak_tops is null
            then 'operations per cycle of one core, without cores and clock'
        when device like 'Jetson%' and engine = 'gpu' and datatype = 'FP16'
            then 'FP16 on CUDA cores, below the tensor cores of the same GPU'
    end as why_left_out
from peaks_printed;

-- One platform per device, operating mode and engine. The engine is in the name where
-- a device has several.
create table modes as
with several as (
    select
        device,
        count(distinct engine_group) > 1 or device like 'Apple %' as has_several
    from peaks
    group by device
)

select distinct
    peaks.device,
    coalesce(
        nullif(
            concat_ws(
                ' ', peaks.mode_in_name,
                case when several.has_several then peaks.engine_group end
            ),
            ''
        ),
        'default'
    ) as operating_mode,
    peaks.mode,
    peaks.mode_in_name,
    peaks.accumulate,
    peaks.engine_group
from peaks
inner join several on peaks.device = several.device
where peaks.why_left_out is null;

create macro platform_name(device, operating_mode) as
    concat_ws(' ', device, nullif(operating_mode, 'default'));

create table platforms as
with devices as (
    select
        coalesce(platforms_printed.device, modes.device) as device,
        coalesce(modes.operating_mode, 'default') as operating_mode,
        modes.mode,
        modes.engine_group,
        platforms_printed.* exclude (device)
    from platforms_printed
    full outer join
        (select distinct device, operating_mode, mode, engine_group from modes) as modes
        on platforms_printed.device = modes.device
    where platforms_printed.device is distinct from 'NVIDIA GH200 SXM'
),

-- The source prints two memories of the GH200 as versions, in words.
versions as (
    select
        modes.device,
        versions.operating_mode,
        modes.mode,
        modes.engine_group,
        printed.* exclude (device, memory_bandwidth_gb_s, memory_capacity_gb),
        versions.memory_bandwidth_gb_s,
        versions.memory_capacity_gb
    from
        (
            values ('96GB', '4000', '96'), ('141GB', '4800', '141')
        ) as versions (operating_mode, memory_bandwidth_gb_s, memory_capacity_gb)
    inner join platforms_printed as printed on printed.device = 'NVIDIA GH200 SXM'
    inner join (select distinct device, mode, engine_group from modes) as modes
        on printed.device = modes.device
),

described as (
    select * from devices
    union all by name
    select * from versions
)

select
    platform_name(device, operating_mode) as platform,
    case device when 'Coral Edge TPU' then 'EdgeTPU' else device end as device,
    case device
        when 'Coral Edge TPU' then 'USB Accelerator, clock not stated'
        else operating_mode
    end as operating_mode,
    case
        when engine_group = 'GPU' or device like 'Jetson T4000%' then 'GPU'
        when engine_group = 'DLA' then 'NPU'
        when device like '%Gaudi%' then 'ASIC'
        when device_class like '%gpu' then 'GPU'
        when device = 'Coral Edge TPU' then 'TPU'
        when device_class like 'npu%' then 'NPU'
        when device_class in ('tpu', 'cpu') then upper(device_class)
        when device_class = 'fpga soc' then 'FPGA'
        when device_class in ('edge module', 'soc') then 'SoC'
    end as device_class,
    case
        when memory_type = 'none of its own' or device = 'Coral Edge TPU' then 'na'
        else memory_bandwidth_gb_s
    end as memory_bandwidth_gbytes_per_s,
    case
        when memory_type = 'none of its own' or device = 'Coral Edge TPU' then 'na'
        else memory_capacity_gb
    end as memory_capacity_gbytes,
    on_chip_memory_bytes,
    -- What shares its memory with the host's processor has no link to it.
    case
        when device_class in ('edge module', 'soc', 'cpu', 'fpga soc') then 'na'
        when device like 'Jetson%' then 'na'
        else host_link_gb_s
    end as host_link_gbytes_per_s,
    -- The watts that the source ties to the mode: a figure for all, the mode's own
    -- name, 40 (MAXN_SUPER), "up to 60" beside MAXN, the upper end of a range.
    case
        when try_cast(power_w as double) is not null then power_w
        when
            regexp_matches(mode, '^\d+W$')
            and list_contains(string_split(power_w, ' | '), rtrim(mode, 'W'))
            then rtrim(mode, 'W')
        when
            contains(power_w, '(' || mode || ')')
            then regexp_extract(power_w, '(\d+) \(' || mode || '\)', 1)
        when mode = 'MAXN' then nullif(regexp_extract(power_w, 'up to (\d+)$', 1), '')
        when mode = 'default' then nullif(regexp_extract(power_w, '^\d+-(\d+)$', 1), '')
    end as power_watts,
    -- The Edge TPU's 2 W are 4 TOPS at 2 TOPS per watt: the chip, without its stick.
    case
        when device_class = 'edge module' then 'module'
        when power_what = 'board power' then 'board'
        when device = 'Coral Edge TPU' then 'chip'
    end as power_scope,
    case when source is null then 'nvidia_thor_modules' else source_of(source) end
        as source
from described;

create table platform_peaks as
with printed as (
    select
        platform_name(peaks.device, modes.operating_mode) as platform,
        peaks.datatype,
        peaks.sparsity,
        case when peaks.takes_other then peaks.other_peak_tops else peaks.peak_tops end
            as peak_tops,
        source_of(
            case when peaks.takes_other then peaks.other_source else peaks.source end
        ) as source
    from peaks
    inner join modes
        on peaks.device = modes.device
        and peaks.mode = modes.mode
        and peaks.engine_group = modes.engine_group
        and peaks.accumulate is not distinct from modes.accumulate
    where peaks.why_left_out is null
),

-- Both memories of the GH200 have its peaks.
by_version as (
    select printed.* replace (platforms.platform as platform)
    from printed
    inner join platforms
        on printed.platform = platforms.platform
        or (
            printed.platform = 'NVIDIA GH200 SXM'
            and printed.platform = platforms.device
        )
),

dense_on_nvidia as (
    select by_version.*
    from by_version
    where by_version.sparsity = 'dense'
        and regexp_matches(by_version.platform, '^(NVIDIA|Jetson)')
),

bf16_is_fp16 as (
    select
        dense_on_nvidia.*
        replace ('FP16' as datatype, 'nvidia_bf16_is_fp16' as source)
    from dense_on_nvidia
    where dense_on_nvidia.datatype = 'BF16'
        and dense_on_nvidia.platform not in (
            select fp16.platform from by_version as fp16
            where fp16.datatype = 'FP16' and fp16.sparsity = 'dense'
        )
),

block_scaled as (
    select
        dense_on_nvidia.*
        replace ('NVFP4' as datatype, 'nvidia_block_scaled' as source)
    from dense_on_nvidia
    where dense_on_nvidia.datatype = 'FP4'
),

weights_only as (
    select
        sixteen_bits.*
        replace (datatypes.datatype as datatype, 'accelerators_derived' as source)
    from (
        select * from dense_on_nvidia
        union all
        select * from bf16_is_fp16
    ) as sixteen_bits
    cross join (values ('W4A16'), ('W8A16')) as datatypes (datatype)
    where sixteen_bits.datatype = 'FP16'
)

select * from by_version
union all
select * from bf16_is_fp16
union all
select * from block_scaled
union all
select * from weights_only;

create table datatypes as
from (
    values
    ('FP4', 4.0, 4.0, 'floating point', 'ocp_microscaling'),
    ('NVFP4', 4.5, 4.5, 'floating point', 'nvidia_block_scaled'),
    ('W4A16', 4.0, 16.0, 'mixed', 'accelerators_derived'),
    ('W8A16', 8.0, 16.0, 'mixed', 'accelerators_derived')
) as datatypes (datatype, weight_bits, activation_bits, kind, source);

create table sources as
with used as (
    select source from platforms
    union
    select source from platform_peaks
    union
    select source from datatypes
)

select
    used.source,
    coalesce(
        citations.citation,
        'ai-dynamo/aiconfigurator at 095f58a, systems/'
        || regexp_extract(used.source, '^aiconfigurator_(\w+?)(_and_on_chip)?$', 1)
        || '.yaml'
        || case
            when ends_with(used.source, '_and_on_chip')
                then '; on-chip memory: stas00/ml-engineering at 744d01e,'
                    || ' compute/accelerator/README.md'
            else ''
        end
    ) as citation,
    coalesce(
        citations.licence,
        case
            when ends_with(used.source, '_and_on_chip')
                then 'Apache-2.0; on-chip memory: CC BY-SA 4.0, a single fact cited'
            else 'Apache-2.0'
        end
    ) as licence
from used
left join citations on used.source = citations.source;

-- Rows in and out, as README.md counts them.
select coalesce(why_left_out, 'kept') as why, count(*) as peaks
from peaks
group by why
order by why;

copy (from sources order by source) to '{target}/sources.csv' (header);
copy (
    from datatypes order by weight_bits, datatype
) to '{target}/datatypes.csv' (header);
copy (from platforms order by platform) to '{target}/platforms.csv' (header);
copy (
    select platform, datatype, peak_tops, sparsity, source
    from platform_peaks
    order by platform, datatype, sparsity
) to '{target}/platform_peaks.csv' (header);
