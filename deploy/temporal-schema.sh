#!/bin/sh
# Creates the two databases of Temporal where they are missing and brings their tables to this version.
# The tool reads the connection and the password from SQL_HOST, SQL_PORT, SQL_USER, SQL_PASSWORD and SQL_PLUGIN.
set -eu

schemas="${TEMPORAL_SCHEMA_DIR:-/etc/temporal/schema}/postgresql/v12"

upgrade() {
  temporal-sql-tool --database "$1" create
  temporal-sql-tool --database "$1" setup-schema --version 0.0
  temporal-sql-tool --database "$1" update-schema --schema-dir "$schemas/$2/versioned"
}

upgrade temporal temporal
upgrade temporal_visibility visibility
