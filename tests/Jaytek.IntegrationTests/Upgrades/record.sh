#!/usr/bin/env bash
# record.sh RELEASE
#     Records a site of this checkout, on both databases, as what UpgradeTests must be able to upgrade from now on: the tables as
#     SQL, the data folder, and what the API answers. Once for each release, when its migrations are final.
set -euo pipefail

release=${1:?name the release, such as 0.1}
here=$(cd "$(dirname "$0")" && pwd)
export JAYTEK_ROOT=${here%/tests/*}
source "$JAYTEK_ROOT/eng/common.sh"
source "$JAYTEK_ROOT/eng/postgres.sh"
need sqlite3 sqlite3

work=$(mktemp -d)
chmod 711 "$work"
site=
clean_up() {
  [[ -z $site ]] || kill "$site" 2> /dev/null || true
  stop_postgres
  rm -rf "$work"
}
trap clean_up EXIT

build src/Jaytek.Web
start_postgres "$work"
database=upgrade_$RANDOM
export PGHOST=127.0.0.1 PGUSER=postgres PGPORT
PGPORT=$(sed -E 's/.*Port=([0-9]+).*/\1/' <<< "$JAYTEK_TEST_POSTGRES")
"$postgres_bin/createdb" "$database"

export Jaytek__Setup__Recipe=jaytek Jaytek__Setup__AdminUserName=admin Jaytek__Setup__AdminPassword=Correct-Horse-7-Battery
rm -rf "${here:?}/$release"
mkdir -p "$here/$release"/{Sqlite,Postgres}/{answers,data}

# fill PROVIDER CONNECTION_STRING: a site with the sample on it, then stopped
fill() {
  export Jaytek__DataDirectory=$work/$1 Jaytek__Database__Provider=$1 Jaytek__Database__ConnectionString=$2
  : > "$work/$1.log"
  "$JAYTEK_ROOT/jaytek" run --no-build --urls http://127.0.0.1:0 > "$work/$1.log" 2>&1 &
  site=$!
  local address=
  for _ in {1..120}; do
    address=$(sed -n 's/.*Now listening on: //p' "$work/$1.log" | head -n 1)
    [[ -n $address ]] && break
    sleep 0.5
  done
  [[ -n $address ]] || fail "the site did not start: $(tail -n 5 "$work/$1.log")"
  "$JAYTEK_ROOT/jaytek" recipe run "$here/sample.recipe.json"
  "$JAYTEK_ROOT/jaytek" user create keeper --email keeper@example.com --role Archivist --password 'a quiet harbour at 9'
  local id
  for id in 4upgradesample00000000dj01 4upgradesample0000000mix01; do
    curl --fail --silent --show-error "$address/api/content/$id" > "$here/$release/$1/answers/$id.json"
  done
  # Waiting events are part of what an upgrade carries over; the site ends as it would on any day.
  kill "$site"
  wait "$site" || true
  site=
}

fill Sqlite ''
fill Postgres "$JAYTEK_TEST_POSTGRES;Database=$database"
# Where and on what it was recorded is nobody's business.
anonymous() { sed -e "s#$JAYTEK_ROOT#/srv/jaytek#g" -e "s#'$(hostname)/#'host/#g"; }
sqlite3 "$work/Sqlite/jaytek.db" .dump | anonymous > "$here/$release/Sqlite/tables.sql"
# Statements that any client can run, and only those: what psql alone knows, and settings of one server's version, stay out.
"$postgres_bin/pg_dump" --inserts --no-owner --no-privileges --no-comments "$database" \
  | grep -vE '^(--|\\|SET |SELECT pg_catalog\.set_config|$)' | anonymous > "$here/$release/Postgres/tables.sql"
# Kept recipe data are encrypted under a key in the folder, so each database has a folder of its own.
for provider in Sqlite Postgres; do
  cp -r "$work/$provider/blobs" "$work/$provider/keys" "$here/$release/$provider/data/"
done
echo "Recorded $release."
