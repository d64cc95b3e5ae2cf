{#- The folders of a build, as var('catalogues') names them, without what ends them. -#}
{% macro catalogue_folders() -%}
    {%- set named = var('catalogues') or [] -%}
    {%- set folders = [] -%}
    {%- for folder in ([named] if named is string else named) -%}
        {%- do folders.append((folder | string).rstrip('/')) -%}
    {%- endfor -%}
    {{ return(folders) }}
{%- endmacro %}


{#- What a catalogue is called: its folder's name says whose a row is. -#}
{% macro name_of_catalogue(path) -%}
    {{ return(path.split('/')[-1]) }}
{%- endmacro %}


{#- Stops at folders that are no catalogues, all at once: rows that are not there
    cannot be skipped. -#}
{% macro stop_on_unusable_folders() -%}
    {%- set folders = catalogue_folders() -%}
    {%- set names = [] -%}
    {%- set problems = [] -%}
    {%- for path in folders -%}
        {%- set name = name_of_catalogue(path) -%}
        {%- if name in ['', '.', '..', 'published'] or ':' in name -%}
            {%- do problems.append('A catalogue cannot be called \'' ~ name ~ '\' ('
                ~ path ~ '). Rename the folder, or name it by its path.') -%}
        {%- elif name in names -%}
            {%- do problems.append('Two catalogues are called ' ~ name
                ~ '. Rename one of the folders: the name says whose a row is.') -%}
        {%- elif not files_in(path) -%}
            {%- do problems.append('The catalogue ' ~ path ~ ' holds no table: it is'
                ~ ' no folder, or has none of the files '
                ~ tables_of_a_catalogue() | join(', ') ~ ' as .csv or .parquet.'
                ~ ' Correct the path, or see make catalogue DIR=path for an'
                ~ ' example.') -%}
        {%- endif -%}
        {%- do names.append(name) -%}
    {%- endfor -%}
    {%- if var('on_reject') not in ['stop', 'skip'] -%}
        {%- do problems.append('on_reject is ' ~ var('on_reject')
            ~ '. Say stop or skip.') -%}
    {%- endif -%}
    {%- if problems -%}
        {%- do exceptions.raise_compiler_error(problems | join('\n')) -%}
    {%- endif -%}
{%- endmacro %}


{#- The files of a folder that are a table of a catalogue, or look like one, as path,
    name, ending and table. -#}
{% macro files_in(path) -%}
    {%- set found = run_query(
        'select file from glob(' ~ quoted(glob_text(path) ~ '/*') ~ ') order by file'
    ).columns[0].values() -%}
    {%- set files = [] -%}
    {%- for file in found -%}
        {%- set name = file.split('/')[-1] -%}
        {%- set ending = name.split('.')[-1] | lower -%}
        {%- set table = table_of_file(name) -%}
        {%- if ending in ['csv', 'parquet'] or (table and ending in [
            'tsv', 'txt', 'xlsx', 'xls', 'ods', 'json', 'gz', 'zip', 'zst', 'feather',
            'arrow', 'pq',
        ]) -%}
            {%- do files.append(
                {'path': file, 'name': name, 'ending': ending, 'table': table}
            ) -%}
        {%- endif -%}
    {%- endfor -%}
    {{ return(files) }}
{%- endmacro %}


{#- Every file of the folders that holds a table, as catalogue, table, path, name and
    format. A file that looks like a table and is none is refused by name: it would
    else be left out unsaid. -#}
{% macro files_of_catalogues(rejects) -%}
    {%- set files = [] -%}
    {%- for path in catalogue_folders() -%}
        {%- set precedence = loop.index -%}
        {%- set catalogue = name_of_catalogue(path) -%}
        {%- for file in files_in(path) -%}
            {%- if file.ending not in ['csv', 'parquet'] -%}
                {%- do refuse_file(rejects, catalogue, file.table, file.name,
                    'is neither CSV nor Parquet',
                    'save it as one of the two') -%}
            {%- elif not file.table -%}
                {%- do refuse_file(rejects, catalogue, none, file.name,
                    'is none of the tables of a catalogue',
                    'begin its name with one of '
                    ~ tables_of_a_catalogue() | join(', ')
                    ~ '; or move it into a folder within this one') -%}
            {%- else -%}
                {%- do files.append({
                    'catalogue': catalogue, 'table': file.table, 'path': file.path,
                    'name': file.name, 'format': file.ending,
                    'precedence': precedence,
                }) -%}
                {%- do run_query(
                    'insert into raw.catalogue_files values ('
                    ~ quoted_list([catalogue]) ~ ', ' ~ precedence ~ ', '
                    ~ quoted_list([file.table, file.name]) ~ ', 0)'
                ) -%}
            {%- endif -%}
        {%- endfor -%}
    {%- endfor -%}
    {{ return(files) }}
{%- endmacro %}


{#- A path in which nothing is a pattern. -#}
{% macro glob_text(path) -%}
    {%- set text = path | replace('[', '\x00') | replace('*', '[*]')
        | replace('?', '[?]') | replace('\x00', '[[]') -%}
    {{ return(text) }}
{%- endmacro %}


{#- The table with whose name the file's begins: platform_peaks.csv is not
    platforms. -#}
{% macro table_of_file(name) -%}
    {%- set tables = tables_of_a_catalogue() | select('in', name | lower) -%}
    {%- for table in tables if (name | lower).startswith(table) -%}
        {{ return(table) }}
    {%- endfor -%}
    {{ return(none) }}
{%- endmacro %}


{#- The rows of a file, as text, into the relation of its table; what is no row into
    the rejects. -#}
{% macro read_catalogue_file(file, contract, rejects) -%}
    {%- if file.format == 'csv' -%}
        {%- do run_query(
            'create or replace table raw.catalogue_lines as '
            ~ lines_of_catalogue_file(file.path)
        ) -%}
        {%- set header = names_in_header(
            'select cells from raw.catalogue_lines where is_header'
        ) -%}
        {%- set problems = catalogue_header_problems(header, contract)
            if header and '\x00' not in header | join else [not_text(file.path)] -%}
    {%- else -%}
        {%- set header = header_of_parquet(file.path) -%}
        {%- set problems = catalogue_header_problems(header | list, contract)
            if header else [not_parquet()] -%}
        {%- do run_query(
            'create or replace table raw.catalogue_lines as '
            ~ rows_of_parquet(file.path, header if not problems else {})
        ) if header else empty_lines() -%}
    {%- endif -%}

    {%- if problems -%}
        {%- for reason, remedy, column in problems -%}
            {%- do refuse_file(rejects, file.catalogue, file.table, file.name,
                reason, remedy, column, counted=loop.first) -%}
        {%- endfor -%}
    {%- else -%}
        {%- do refuse_lines(file, header, rejects) -%}
        {%- do run_query(insert_lines(file, header, contract)) -%}
    {%- endif -%}
    {%- if file.table in tables_of_names() -%}
        {%- do run_query(names_of_refused_lines(file, header, problems)) -%}
    {%- endif -%}
    {%- do run_query(
        'update raw.catalogue_files set rows_read = ('
        ~ 'select count(*) from raw.catalogue_lines where not is_header'
        ~ ') where catalogue = ' ~ quoted(file.catalogue)
        ~ ' and file = ' ~ quoted(file.name)
    ) -%}
    {%- do run_query('drop table raw.catalogue_lines') -%}
{%- endmacro %}


{#- What a line that is refused may have named: any of its cells. -#}
{% macro names_of_refused_lines(file, header, problems) -%}
    insert into raw.catalogue_refused_names
    select distinct
        {{ quoted(file.catalogue) }},
        {{ 'null' if file.table == 'spellings' else quoted(file.table[:-1]) }},
        {{ cell('name') }},
        {{ quoted(file.name) }} {{ "|| ' line ' || line_number" if not problems }}
    from (
        select
            line_number,
            unnest(
                case when is_cells then cells
                    else string_split(replace(cells[1], '"', ''), ',')
                end
            ) as name
        from raw.catalogue_lines
        where not is_header
        {%- if not problems %}
            and (not is_cells or len(cells) <> {{ header | length }})
        {%- endif %}
    ) as cells
    where {{ cell('name') }} is not null
{%- endmacro %}


{#- A file that is not UTF-8 has no lines, and so no header. -#}
{% macro lines_of_catalogue_file(path) -%}
    select *, line_number = min(line_number) over () as is_header
    from ({{ lines_of_file(path, must_be_text=false) }}) as lines
{%- endmacro %}


{#- The columns of a Parquet file with their types; none where the file does not begin
    and end as one. -#}
{% macro header_of_parquet(path) -%}
    {%- set query -%}
        select content[:4] = 'PAR1'::blob and content[-4:] = 'PAR1'::blob
            and octet_length(content) >= 12
        from read_blob({{ quoted(glob_text(path)) }})
    {%- endset -%}
    {%- set columns = {} -%}
    {%- if run_query(query).rows[0][0] -%}
        {%- for row in run_query(
            'describe select * from ' ~ parquet_file(path)
        ).rows -%}
            {%- do columns.update({row[0]: row[1]}) -%}
        {%- endfor -%}
    {%- endif -%}
    {{ return(columns) }}
{%- endmacro %}


{#- A folder's name is no column, whatever it holds. The file's stands in the part of
    the line that the engine shows where it cannot read the file. -#}
{% macro parquet_file(path, numbered=false) -%}
    /* {{ path.split('/')[-1] | replace('*/', '') }} */ read_parquet({{ quoted(glob_text(path)) }}, hive_partitioning = false
        {{- ', file_row_number = true' if numbered }})
{%- endmacro %}


{#- The rows of a Parquet file as lines; numbers print so that they read back. -#}
{% macro rows_of_parquet(path, header) -%}
    select
        {{ 'file_row_number' if header else 'row_number() over ()' }} + 1
            as line_number,
        true as is_cells,
        [
            {%- for column, type in header.items() %}
            {% if type == 'BOOLEAN' -%}
            case when {{ adapter.quote(column) }} then 'yes'
                when not {{ adapter.quote(column) }} then 'no' end
            {%- elif type == 'BLOB' -%}
            coalesce(
                try(decode({{ adapter.quote(column) }})),
                cast({{ adapter.quote(column) }} as varchar)
            )
            {%- else -%}
            cast({{ adapter.quote(column) }} as varchar)
            {%- endif -%}
            {{- ',' if not loop.last }}
            {%- endfor %}
        ]::varchar[] as cells,
        false as is_header
    from {{ parquet_file(path, numbered=header) }}
{%- endmacro %}


{% macro empty_lines() -%}
    {%- do run_query(
        'create or replace table raw.catalogue_lines (line_number bigint,'
        ~ ' is_cells boolean, cells varchar[], is_header boolean)'
    ) -%}
{%- endmacro %}


{% macro not_parquet() -%}
    {{ return((
        'is no Parquet file, or not all of it', 'write it anew, or save it as CSV',
        none
    )) }}
{%- endmacro %}


{#- Why a file has no lines. -#}
{% macro not_text(path) -%}
    {%- set is_text = run_query(
        'select not contains(try(decode(content)), chr(0)) from read_blob('
        ~ quoted(glob_text(path)) ~ ')'
    ).columns[0].values()[0] -%}
    {%- if is_text -%}
        {{ return(('is empty', 'give it a header, or remove it', none)) }}
    {%- endif -%}
    {{ return((
        'is not text in UTF-8 (but UTF-16, Windows-1252 or compressed, perhaps)',
        'save it as CSV in UTF-8', none
    )) }}
{%- endmacro %}


{#- What keeps a file from being a table, as (reason, remedy, column). -#}
{% macro catalogue_header_problems(header, contract) -%}
    {%- set columns = contract.columns -%}
    {%- set problems = [] -%}
    {%- if not header | select('in', columns) | list -%}
        {{ return([(
            'has none of its columns in its first line: ' ~ header | join(', '),
            'write a header with commas between the names: '
            ~ columns | join(', '), none
        )]) }}
    {%- endif -%}
    {%- for column in columns if column not in header
        and is_needed(columns[column]) -%}
        {%- do problems.append((
            'has no such column', 'add it, or correct its name in the header', column
        )) -%}
    {%- endfor -%}
    {%- for column in header -%}
        {%- if column not in columns -%}
            {%- do problems.append((
                'has a column that its table does not have',
                'remove it, or give it one of the names '
                ~ columns | reject('in', header) | join(', '),
                column or 'number ' ~ loop.index
            )) -%}
        {%- elif column in header[:loop.index0] -%}
            {%- do problems.append((
                'has the column twice', 'remove one of them', column
            )) -%}
        {%- endif -%}
    {%- endfor -%}
    {{ return(problems) }}
{%- endmacro %}


{#- A file that is refused goes with all its rows. -#}
{% macro refuse_file(
    rejects, catalogue, table, name, reason, remedy, column=none, counted=false
) -%}
    {%- do run_query(
        'insert into ' ~ rejects ~ ' select ' ~ quoted_list([catalogue]) ~ ', '
        ~ (quoted(table) if table else 'null') ~ ', ' ~ quoted(name) ~ ', null, '
        ~ (quoted(column) if column else 'null') ~ ', null, '
        ~ quoted_list([reason, remedy]) ~ ', '
        ~ ('(select count(*) from raw.catalogue_lines where not is_header)'
            if counted else '0')
    ) -%}
{%- endmacro %}


{#- A line is a row. -#}
{% macro refuse_lines(file, header, rejects) -%}
    {%- set query -%}
        insert into {{ rejects }}
        select
            {{ quoted_list([file.catalogue, file.table, file.name]) }},
            line_number,
            null,
            array_to_string(cells, ','),
            {{ reason_in('problem') }},
            {{ remedy_in('problem') }},
            1
        from (
            select *, {{ line_problem(header | length) }} as problem
            from raw.catalogue_lines
            where not is_header
        ) as lines
        where problem is not null
    {%- endset -%}
    {%- do run_query(query) -%}
{%- endmacro %}


{% macro insert_lines(file, header, contract) -%}
    insert into {{ catalogue_relation(file.table) }} by name
    select
        {{ quoted(file.catalogue) }} as catalogue,
        {{ file.precedence }} as precedence,
        {{ quoted(file.name) }} as file,
        line_number as line
        {%- for column in header %},
        nullif(cells[{{ loop.index }}], '') as {{ adapter.quote(column) }}
        {%- endfor %}
    from raw.catalogue_lines
    where not is_header and is_cells and len(cells) = {{ header | length }}
{%- endmacro %}
