{{ config(materialized='catalogues', schema='raw') }}
-- Reads the catalogues and checks them (macros/catalogue), by the names and meanings
-- that are known without them:
-- depends_on: {{ ref('stg_names') }}
-- depends_on: {{ ref('known_networks') }}, {{ ref('known_topologies') }}
-- depends_on: {{ ref('known_datatypes') }}, {{ ref('known_tasks') }}
-- depends_on: {{ ref('known_sources') }}
