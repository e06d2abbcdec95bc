# What every verb needs; sourced by ./jaytek.

# One compiler server for all projects: without it each of them starts a cold compiler, and a build takes five times as long.
export UseSharedCompilation=true
export DOTNET_CLI_TELEMETRY_OPTOUT=1
export DOTNET_NOLOGO=1

# The servers stay warm for the next build on a developer's machine; on a build machine they end with the script.
if [[ ${CI:-} == true ]]; then
  export MSBUILDDISABLENODEREUSE=1
  export SharedCompilationId=${SharedCompilationId:-jaytek-$$}
  # There, a lock file that does not fit its project is an error, not something to write anew.
  export RestoreLockedMode=true
fi

complain() { printf 'jaytek: %s\n' "$*" >&2; }

fail() {
  complain "$@"
  exit 1
}

# Wrong use of a verb: says what is wrong, shows the verb's help, ends with 2.
usage() {
  complain "$@"
  grep -h '^#:' "$JAYTEK_ROOT/eng/verbs/$verb.sh" | sed 's/^#: \{0,1\}/  /' >&2
  exit 2
}

need() {
  command -v "$1" > /dev/null || fail "$1 is needed, and is not there: install $2"
}

# build PROJECT_OR_SOLUTION [CONFIGURATION]
# Debug is what a developer steps through, and what ./jaytek test builds too; only a benchmark asks for Release.
build() {
  need dotnet 'the .NET 10 SDK'
  need npm 'Node.js 20 or newer with npm (the admin'"'"'s styles and scripts are built with it)'
  dotnet build "$JAYTEK_ROOT/$1" --configuration "${2:-Debug}" --verbosity quiet -clp:ErrorsOnly -nologo
}

end_build_servers() {
  [[ ${CI:-} == true ]] || return 0
  local server
  for server in $(pgrep -f -- "-pipename:$SharedCompilationId" || true); do
    kill "$server" 2> /dev/null || true
  done
}

WEB=src/Jaytek.Web
WEB_DLL=$JAYTEK_ROOT/$WEB/bin/Debug/net10.0/Jaytek.Web.dll

# Puts the host in this shell's place. Its data folder is relative to where it starts, unless configured otherwise.
host() {
  cd "$JAYTEK_ROOT"
  export ASPNETCORE_ENVIRONMENT=${ASPNETCORE_ENVIRONMENT:-Development}
  exec dotnet "$WEB_DLL" "$@"
}

# The host's own command line: the same data, no web server.
command_line() {
  [[ -f $WEB_DLL ]] || build $WEB >&2
  host "$@"
}
