#!/usr/bin/env bash
# Generates a migration from the tables and makes its new tables STRICT, which drizzle-kit cannot say.
#   npm run migration -- --name what-it-does        from the tables
#   npm run migration -- --name what --custom       an empty one to write by hand
set -euo pipefail
cd "$(dirname "$0")/.."
before=$(ls migrations)
drizzle-kit generate --config migrations/drizzle.config.ts "$@"
for folder in $(comm -13 <(echo "$before") <(ls migrations)); do
  sed -i -E 's/^\)(;?)$/) STRICT\1/' "migrations/$folder/migration.sql"
  echo "migrations/$folder"
done
