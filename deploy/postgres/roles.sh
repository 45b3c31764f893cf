#!/bin/bash
# Run once, by the image, when the database is made. One role for the service and one for the registry: neither is a superuser, each reaches
# one database and owns one schema in it and nothing else. A password stands in no process' arguments, which every user of the machine can
# read, and in no log: the server writes a statement that fails into its own, unless it is told not to. A volume that was made before there
# were two roles: run it by hand, or make it anew (immigration-service fills its tables from its topic).
set -euo pipefail

room() { # database role schema password
  ROOM_PASSWORD="$4" psql -v ON_ERROR_STOP=1 --username "$POSTGRES_USER" --dbname postgres -v db="$1" -v role="$2" -v schema="$3" <<'SQL'
\getenv password ROOM_PASSWORD
SET log_min_error_statement = panic;
SET log_statement = none;
SET log_min_duration_statement = -1;
SET password_encryption = 'scram-sha-256';
CREATE ROLE :"role" LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOREPLICATION PASSWORD :'password';
CREATE DATABASE :"db";
REVOKE ALL ON DATABASE :"db" FROM PUBLIC;
GRANT CONNECT ON DATABASE :"db" TO :"role";
ALTER ROLE :"role" IN DATABASE :"db" SET search_path = :"schema";
\connect :"db"
REVOKE ALL ON SCHEMA public FROM PUBLIC;
CREATE SCHEMA :"schema" AUTHORIZATION :"role";
SQL
}

room tenprint_immigration tenprint_immigration immigration "$TENPRINT_DB_PASSWORD"
room registry registry registry "$TENPRINT_REGISTRY_DB_PASSWORD"
psql -v ON_ERROR_STOP=1 --username "$POSTGRES_USER" --dbname postgres -c 'REVOKE ALL ON DATABASE postgres, template1 FROM PUBLIC'
