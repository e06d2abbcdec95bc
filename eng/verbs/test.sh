#: test [--all] [--filter X]
#:     Installs what the tests need, starts a throw-away PostgreSQL, and runs unit, integration and browser tests.
#:     --all adds the slow lane (category Slow). --filter runs the tests whose full name holds X (or a filter of dotnet test).

source "$JAYTEK_ROOT/eng/tools.sh"
source "$JAYTEK_ROOT/eng/results.sh"
source "$JAYTEK_ROOT/eng/lighthouse.sh"

slow=false
filter=
while (($#)); do
  case $1 in
    --all)
      slow=true
      shift
      ;;
    --filter)
      filter=${2:-}
      [[ -n $filter ]] || usage '--filter needs a name'
      shift 2
      ;;
    *) usage "test does not know '$1'" ;;
  esac
done

# What takes the pictures of ./jaytek screens is no test.
wanted="Category!=Screens${filter:+&($filter)}"
$slow || wanted="Category!=Slow&$wanted"

work=$(mktemp -d)
# The postgres user passes through to its own folder inside.
chmod 711 "$work"
clean_up() {
  stop_release_site
  stop_postgres
  end_build_servers
  rm -rf "$work"
}
trap clean_up EXIT

install_tools "$work"
install_stand_ins
$slow && install_lighthouse
build Jaytek.Cms.sln
start_postgres "$work"
JAYTEK_TEST_CHROMIUM=$(command -v chromium)
export JAYTEK_TEST_CHROMIUM

# Pages are measured as visitors get them: optimised, and in a process of their own.
$slow && start_release_site "$work" "${JAYTEK_LIGHTHOUSE_PORT:-5790}"

for project in Jaytek.UnitTests Jaytek.IntegrationTests Jaytek.BrowserTests; do
  echo "── $project"
  status=0
  dotnet test "$JAYTEK_ROOT/tests/$project/bin/Debug/net10.0/$project.dll" \
    --blame-hang-timeout 15m --blame-hang-dump-type none --results-directory "$work/results" \
    --filter "$wanted" 2>&1 | tee "$work/$project.log" || status=$?
  count_results "$project" "$work/$project.log" "$status" "$filter"
done
print_results
