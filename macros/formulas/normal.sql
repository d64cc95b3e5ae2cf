{#- The normal distribution, which the engine does not have: what an interval of ln
    throughput says about a limit. -#}

{#- The share below x. M. Abramowitz, I. Stegun: Handbook of Mathematical Functions,
    1964, 26.2.17; the error is below 7.5e-8. 0 -> 0.5, 1.6449 -> 0.95 -#}
{% macro normal_share_below(x) -%}
    {%- set t = '(1 / (1 + 0.2316419 * abs(' ~ x ~ ')))' -%}
    {%- set above = 'exp(-power(' ~ x ~ ', 2) / 2) / sqrt(2 * pi()) * ' ~ t
        ~ ' * (0.319381530 + ' ~ t ~ ' * (-0.356563782 + ' ~ t
        ~ ' * (1.781477937 + ' ~ t ~ ' * (-1.821255978 + ' ~ t
        ~ ' * 1.330274429))))' -%}
    (case when {{ x }} < 0 then {{ above }} else 1 - {{ above }} end)
{%- endmacro %}


{#- The x that a share of 0.5 or more lies below. M. Wichura: Algorithm AS 241, Applied
    Statistics 37(3), 1988, PPND7; about seven digits. 0.95 -> 1.6448536 -#}
{% macro normal_quantile(share) -%}
    {%- set q = '(' ~ share ~ ' - 0.5)' -%}
    {%- set near = '(0.180625 - power(' ~ q ~ ', 2))' -%}
    {%- set tail = 'sqrt(-ln(1 - ' ~ share ~ '))' -%}
    (case
        when {{ q }} <= 0.425 then {{ q }} * (
            ((5.9109374720e1 * {{ near }} + 1.5929113202e2) * {{ near }}
                + 5.0434271938e1) * {{ near }} + 3.3871327179
        ) / (
            ((6.7187563600e1 * {{ near }} + 7.8757757664e1) * {{ near }}
                + 1.7895169469e1) * {{ near }} + 1
        )
        when {{ tail }} <= 5 then (
            ((1.7023821103e-1 * ({{ tail }} - 1.6) + 1.3067284816)
                * ({{ tail }} - 1.6) + 2.7568153900) * ({{ tail }} - 1.6)
            + 1.4234372777
        ) / (
            (1.2021132975e-1 * ({{ tail }} - 1.6) + 7.3700164250e-1)
            * ({{ tail }} - 1.6) + 1
        )
        else (
            ((1.7337203997e-2 * ({{ tail }} - 5) + 4.2868294337e-1)
                * ({{ tail }} - 5) + 3.0812263860) * ({{ tail }} - 5)
            + 6.6579051150
        ) / (
            (1.2258202635e-2 * ({{ tail }} - 5) + 2.4197894225e-1)
            * ({{ tail }} - 5) + 1
        )
    end)
{%- endmacro %}


{#- The chance in percent that one figure is at least another, where ln of one of them has
    a normal error; without an error it is or is not. An estimate of 100 with 0.2 is at
    least 100 with 50 % and at least 80 with 86.8 %; at most 125 just so. -#}
{% macro chance_at_least_pct(figure, other, log_deviation) -%}
    case
        when {{ log_deviation }} > 0 then 100 * {{ normal_share_below(
            '(ln(' ~ figure ~ ' / ' ~ other ~ ') / ' ~ log_deviation ~ ')'
        ) }}
        when {{ log_deviation }} = 0
            then 100 * cast({{ figure }} >= {{ other }} as integer)
    end
{%- endmacro %}
