{%- set columns = [
    'finding', 'subject', 'position', 'statement', 'source', 'said_in', 'reading',
    'said', 'said_value', 'found', 'found_value', 'unit', 'comparison', 'tolerance',
    'carried_by',
] -%}

with findings as (
    select * from {{ ref('stg_findings') }}
),

compared as (
    select
        findings.*,
        computed.subject,
        computed.said_value,
        computed.found_value
    from findings
    inner join {{ ref('int_findings_computed') }} as computed
        on findings.finding = computed.finding
),

judged as (
    select
        *,
        {{ verdict() }} as verdict
    from compared
),

-- Of all together: the share of the subjects that bear it out. A finding without a
-- subject stays open.
shares as (
    select
        {{ star_replace({
            'said': "'share of the subjects that has to bear it out'",
            'found': "'share of the subjects that bears it out'",
            'unit': "'share'",
            'comparison':
                "case findings.carried_by when 'all' then 'at least' else 'above' end",
            'tolerance': 'cast(null as double)',
        }, 'findings') }},
        'all' as subject,
        case findings.carried_by when 'all' then 1 when 'most' then 0.5 else 0 end
            as said_value,
        {{ share("judged.verdict = 'supported'") }} as found_value
    from findings
    left join judged
        on findings.finding = judged.finding
        and judged.verdict <> 'open'
    group by all
),

with_overall as (
    select {{ columns | join(', ') }}, verdict
    from judged
    union all
    select {{ columns | join(', ') }}, {{ verdict() }}
    from shares
)

select
    finding,
    subject,
    position,
    statement,
    source,
    said_in,
    reading,
    said,
    said_value,
    found,
    found_value,
    unit,
    found_value / nullif(said_value, 0) as ratio,
    comparison,
    tolerance,
    carried_by,
    verdict
from with_overall
