#!/bin/sh
# Creates and updates the two databases of Temporal. Doing it again changes nothing, so it runs at every start.
set -eu
export SQL_PLUGIN=postgres12 SQL_HOST="$POSTGRES_SEEDS" SQL_PORT="$DB_PORT" SQL_USER="$POSTGRES_USER" SQL_PASSWORD="$POSTGRES_PWD"
for pair in temporal:temporal temporal_visibility:visibility; do
  database="${pair%%:*}"
  schema="/etc/temporal/schema/postgresql/v12/${pair##*:}/versioned"
  temporal-sql-tool --database "$database" create-database
  temporal-sql-tool --database "$database" setup-schema --version 0.0
  temporal-sql-tool --database "$database" update-schema --schema-dir "$schema"
done
