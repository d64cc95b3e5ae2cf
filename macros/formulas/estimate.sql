{#- What a network gets on a platform: each layer is a matrix product of m pixels by k by
    n outputs in each of its groups, and every dimension pays for being small, as if it
    were longer by a half-performance length (R. Hockney, C. Jesshope: Parallel
    Computers, 1981). Summed over layers that needs ten sums of a network.

    products = sum of groups (k + K) (n + N) m       of one input
    edges    = M * sum of groups (k + K) (n + N)     once a layer, whatever the batch
    seconds  = call_seconds + repeats * (
                   2 * work_factor / peak * (inputs * products + edges)
                   + (weight_factor * weight_bytes_per_call
                      + activation_factor * inputs * activation_bytes_per_input)
                     / bandwidth
                   + layers * layer_seconds
               )
    throughput = batch / seconds, no higher than the bound

    | execution style | inputs     | repeats |                                         |
    |-----------------|------------|---------|-----------------------------------------|
    | batched         | batch      | 1       |                                         |
    | sequential      | 1          | batch   |                                         |
    | threads         | batch      | 1       | times the units that threads keep busy  |
    | dataflow        | batch + fill_inputs | 1 | no edges, memory or layer_seconds:    |
    |                 |            |         | all layers at once, from the chip       |

    Worked, on a peak of 1 OP/s and 1 B/s: one layer, m 2, k 3, n 4; M 2, K 1, N 2;
    work_factor 0.5; 12 B of weights, 8 B of activations, both factors 1; 64 s a call,
    20 s a layer; a batch of 2:
    products = 4 * 6 * 2 = 48; edges = 2 * 4 * 6 = 48
    seconds = 64 + 1 * (2 * 48 + 48) + (12 + 2 * 8) + 20 = 256 -> 2 / 256 fps -#}

{#- The seconds of a call and what they are made of, for the rows of a relation that has
    batch_size, threads, peak_tops, compute_units, execution_style, the columns of
    int_estimator_networks and of int_estimator_parameters, weight_bytes_per_call,
    activation_bytes_per_input and outer_bandwidth_gbytes_per_s. It adds

    modelled_fps    the throughput that the formula gives, not bounded
    log_deviation   a standard deviation of its ln, from the parameters'
                    uncertainty along the slopes of ln seconds, and what no parameter
                    explains -#}
{% macro throughput_modelled(relation) -%}
    with styled as (
        select
            design.*,
            case when design.execution_style = 'sequential'
                then design.batch_size else 1
            end as repeats,
            case when design.execution_style = 'dataflow' then 0 else 1 end
                as goes_by_layer,
            {{ inputs_together('design.batch_size', 'design.execution_style') }}
                as inputs,
            case when design.execution_style = 'dataflow'
                then design.fill_inputs else 0
            end as inputs_to_fill,
            case when design.execution_style = 'threads'
                then {{ busy_units('design.threads', 'design.compute_units') }}
                else 1
            end as busy_units
        from {{ relation }} as design
    ),

    scaled as (
        select
            design.*,
            design.repeats * design.work_factor * 2 * design.compute_units
                / (design.peak_tops * 1e12) as seconds_per_product,
            -- What nobody states the bandwidth of is left to the other terms.
            coalesce(
                design.repeats * design.goes_by_layer
                / (design.outer_bandwidth_gbytes_per_s * 1e9),
                0
            ) as seconds_per_byte,
            design.half_length_n * (
                design.sum_mk + design.half_length_k * design.sum_m
            ) as products_by_n,
            design.half_length_k * (
                design.sum_mn + design.half_length_n * design.sum_m
            ) as products_by_k,
            design.goes_by_layer * design.half_length_m * design.half_length_n * (
                design.sum_k + design.half_length_k * design.sum_g
            ) as edges_by_n,
            design.goes_by_layer * design.half_length_m * design.half_length_k * (
                design.sum_n + design.half_length_n * design.sum_g
            ) as edges_by_k,
            -- (k + K) (n + N), written out.
            design.sum_mkn + design.half_length_n * design.sum_mk
            + design.half_length_k * design.sum_mn
            + design.half_length_k * design.half_length_n * design.sum_m as products,
            design.goes_by_layer * design.half_length_m * (
                design.sum_kn + design.half_length_n * design.sum_k
                + design.half_length_k * design.sum_n
                + design.half_length_k * design.half_length_n * design.sum_g
            ) as edges
        from styled as design
    ),

    timed as (
        select
            design.*,
            design.seconds_per_product * (
                (design.inputs + design.inputs_to_fill) * design.products + design.edges
            ) as work_seconds,
            design.seconds_per_product * (
                (design.inputs + design.inputs_to_fill) * design.products_by_n
                + design.edges_by_n
            ) as work_seconds_by_n,
            design.seconds_per_product * (
                (design.inputs + design.inputs_to_fill) * design.products_by_k
                + design.edges_by_k
            ) as work_seconds_by_k,
            design.seconds_per_product * design.edges as edge_seconds,
            design.seconds_per_product * design.inputs_to_fill * design.products
                as fill_seconds,
            design.seconds_per_byte * design.weight_factor
                * design.weight_bytes_per_call as weight_seconds,
            design.seconds_per_byte * design.activation_factor * design.inputs
                * design.activation_bytes_per_input as activation_seconds,
            design.repeats * design.goes_by_layer * design.layers * design.layer_seconds
                as all_layer_seconds
        from scaled as design
    ),

    summed as (
        select
            design.*,
            design.call_seconds + design.work_seconds + design.weight_seconds
            + design.activation_seconds + design.all_layer_seconds as seconds
        from timed as design
    )

    select
        design.*,
        design.batch_size * design.busy_units / design.seconds as modelled_fps,
        -- The slopes stand in the order of the parameters in `directions`.
        sqrt(design.unexplained_variance + {{ squared_length_along(
            'design.directions',
            [
                'design.work_seconds',
                'design.edge_seconds',
                'design.work_seconds_by_k',
                'design.work_seconds_by_n',
                'design.fill_seconds',
                'design.weight_seconds',
                'design.activation_seconds',
                'design.call_seconds',
                'design.all_layer_seconds',
            ]
        ) }} / power(design.seconds, 2)) as log_deviation
    from summed as design
{%- endmacro %}


{#- The multiply-accumulates that one layer is paid for, of so many inputs at once: what
    the sums above come to, layer by layer. groups 1, m 2, k 3, n 4 with the worked
    half-lengths, 2 inputs: (3 + 1) * (4 + 2) * (2 * 2 + 2) = 144 = 2 * 48 + 48 -#}
{% macro layer_products(groups, m, k, n, inputs) -%}
    {{ groups }} * ({{ k }} + half_length_k) * ({{ n }} + half_length_n)
    * ({{ m }} * {{ inputs }} + half_length_m)
{%- endmacro %}


{#- Compute units that threads keep busy: the lower of both, but softly, because the last
    unit is not always busy. 3 units, 1 thread -> 0.997; 3 threads -> 2.52 -#}
{% macro busy_units(threads, compute_units) -%}
    power(
        power(cast({{ threads }} as double), -4)
        + power(cast({{ compute_units }} as double), -4),
        -0.25
    )
{%- endmacro %}


{#- What an estimate may be multiplied or divided by to reach the ends of its 90 %
    interval: a deviation of 0.2 -> 1.39 -#}
{% macro interval_factor(log_deviation) -%}
    exp({{ deviations_of_90_pct() }} * {{ log_deviation }})
{%- endmacro %}


{#- Standard deviations on either side that hold 90 % of a normal distribution. -#}
{% macro deviations_of_90_pct() -%}
    1.6448536269514722
{%- endmacro %}


{#- What interval_factor was made of, from an estimate and an end of its interval, the
    larger of both first: 1.39 times as much -> 0.2 -#}
{% macro log_deviation_of_interval(larger, smaller) -%}
    (ln({{ larger }} / {{ smaller }}) / {{ deviations_of_90_pct() }})
{%- endmacro %}


{#- The bound that an estimate is capped at, beyond which is nothing: it shows in an upper
    end that is nearer than the lower. Null where the interval does not reach it.
    10, 20 and 30 -> 30; 10, 20 and 40 -> null -#}
{% macro cap_of_estimate() -%}
    case
        when throughput_fps_upper * throughput_fps_lower
            < power(throughput_fps, 2) * (1 - 1e-9)
            then throughput_fps_upper
    end
{%- endmacro %}


{#- Platforms that are built and run alike, whose parameters are near one another:
    GPU, batched -> GPU batched. Where nobody states a style, a family of its own. -#}
{% macro estimator_family(platform) -%}
    ({{ platform }}.device_class || ' '
        || coalesce({{ platform }}.execution_style, 'in an unknown style'))
{%- endmacro %}


{#- The style that is computed with where nobody states one: the plainest. -#}
{% macro assumed_execution_style(platform) -%}
    coalesce(
        {{ platform }}.execution_style,
        case when {{ platform }}.concurrency = 'thread' then 'threads' else 'batched' end
    )
{%- endmacro %}


{#- Values that an input's operators read and write: those of matrix products, and of
    others what was counted; else so many times as many, the median of timm's networks.
    10 and 5 -> 15; 10 and nobody counted -> 34 -#}
{% macro activation_elements(product_elements, other_elements='null') -%}
    ({{ product_elements }} + coalesce(
        {{ other_elements }},
        {{ var('assumed_other_elements') }} * {{ product_elements }}
    ))
{%- endmacro %}


{#- What moves in a call, as an estimate counts it: what does not fit on the chip is read
    once (nobody knows of a chip's memory: all of it), what operators read and write and
    the state of an input, over the bandwidth to whatever holds the weights. `design` has
    parameters_millions, weight_bits, activation_bits, on_chip_memory_bytes,
    state_bytes_per_input, activation_elements and what has the bandwidth.

    25.5 million at 8 bits, 6e6 B on the chip -> 19.5e6 B a call -#}
{% macro estimated_traffic(design, sums=none) -%}
    {{ outer_bandwidth_gbytes_per_s(design) }} as outer_bandwidth_gbytes_per_s,
    {{ excess(
        value_bytes(design ~ '.parameters_millions', design ~ '.weight_bits'),
        'coalesce(' ~ design ~ '.on_chip_memory_bytes, 0)'
    ) }} as weight_bytes_per_call,
    {{ sums or design }}.activation_elements * {{ design }}.activation_bits / 8
    + coalesce({{ design }}.state_bytes_per_input, 0) as activation_bytes_per_input
{%- endmacro %}


{#- Whether its family never measured the topology of a design, of which a row of
    int_estimator_parameters_described knows. -#}
{% macro is_new_topology(parameters, topology) -%}
    (not coalesce(array_contains({{ parameters }}.topologies, {{ topology }}), false))
{%- endmacro %}


{#- The variance that no parameter explains, with that of what is assumed of the layers:
    0.04, and 0.81 ** 2 for layers that are assumed -> 0.6961 -#}
{% macro variance_with_assumptions(design) -%}
    {{ design }}.unexplained_variance + case
        when {{ design }}.layers_from = 'assumed'
            then {{ design }}.assumed_layers_variance
        when {{ design }}.layers_from <> 'summed'
            then {{ design }}.assumed_other_elements_variance
        else 0
    end
{%- endmacro %}


{#- The rows of a relation, as throughput_modelled wants them with the two variances of
    what is assumed, with an estimate and the ends of its interval, none above the bound. -#}
{% macro with_estimated_throughput(relation, bound_fps) -%}
    {%- set estimate = 'least(design.modelled_fps, design.' ~ bound_fps ~ ')' -%}
    {%- set factor = interval_factor('design.log_deviation') -%}
    with less_certain as (
        select {{ star_replace(
            {'unexplained_variance': variance_with_assumptions('design')}, 'design'
        ) }}
        from {{ relation }} as design
    ),

    modelled as (
        {{ throughput_modelled('less_certain') }}
    )

    select
        design.*,
        {{ estimate }} as estimated_fps,
        {{ estimate }} / {{ factor }} as estimated_fps_lower,
        least({{ estimate }} * {{ factor }}, design.{{ bound_fps }})
            as estimated_fps_upper
    from modelled as design
{%- endmacro %}


{#- What an estimate rests on, in a word. -#}
{% macro calibrated_on(design) -%}
    case
        when {{ design }}.calibrated_on = 'platform' and not {{ design }}.is_new_topology
            then 'platform and topology'
        else {{ design }}.calibrated_on
    end
{%- endmacro %}
