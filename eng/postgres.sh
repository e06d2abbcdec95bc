# A throw-away PostgreSQL on loopback; sourced by ./jaytek test.

POSTGRES_OLDEST=15

# The folder of the newest server's programs, or nothing where there is none that is new enough.
postgres_programs() {
  local programs
  programs=$(find /usr/lib/postgresql -mindepth 2 -maxdepth 2 -name bin 2> /dev/null | sort -V | tail -n 1)
  if [[ -z $programs ]] && command -v initdb > /dev/null; then
    programs=$(dirname "$(readlink -f "$(command -v initdb)")")
  fi
  [[ -x $programs/postgres ]] || return 0
  (($("$programs/postgres" --version | sed 's/[^0-9]*\([0-9]*\).*/\1/') >= POSTGRES_OLDEST)) && echo "$programs"
  return 0
}

# PostgreSQL refuses to run as root.
as_postgres() {
  if ((EUID == 0)); then
    (cd / && runuser -u postgres -- "$@")
  else
    "$@"
  fi
}

# start_postgres FOLDER: exports JAYTEK_TEST_POSTGRES, the connection string of its superuser.
# Nothing in it outlives the run, so it does not wait for the disk.
start_postgres() {
  postgres_data=$1/postgres
  postgres_bin=$(postgres_programs)
  local port attempt owner=postgres
  ((EUID == 0)) || owner=$(id -un)
  install -d -m 700 -o "$owner" "$postgres_data"
  as_postgres "$postgres_bin/initdb" --pgdata "$postgres_data" --username postgres --auth trust --no-sync \
    --encoding UTF8 --locale C.UTF-8 > "$1/initdb.log" || fail "PostgreSQL could not be set up: $(tail -n 3 "$1/initdb.log")"

  for attempt in 1 2 3 4 5; do
    port=$((20000 + RANDOM))
    if as_postgres "$postgres_bin/pg_ctl" --pgdata "$postgres_data" --silent --wait --log "$postgres_data/server.log" -o "-p $port \
      -c listen_addresses=127.0.0.1 -c unix_socket_directories='' -c max_connections=300 \
      -c fsync=off -c synchronous_commit=off -c full_page_writes=off" start; then
      export JAYTEK_TEST_POSTGRES="Host=127.0.0.1;Port=$port;Username=postgres;Database=postgres"
      return 0
    fi
    complain "PostgreSQL did not start on port $port (try $attempt)"
  done
  fail "PostgreSQL did not start: $(tail -n 3 "$postgres_data/server.log")"
}

stop_postgres() {
  [[ -n ${postgres_data:-} && -f $postgres_data/postmaster.pid ]] || return 0
  as_postgres "$postgres_bin/pg_ctl" --pgdata "$postgres_data" --silent --mode immediate stop || complain 'PostgreSQL did not stop'
}
