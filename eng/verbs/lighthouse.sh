#: lighthouse [--filter X]
#:     Measures public pages of the demo on a Release site with Lighthouse (mobile), in both themes, as the median of up to five runs; prints
#:     the table and fails under 95. --filter measures the pages whose case holds X, such as mixes.

source "$JAYTEK_ROOT/eng/tools.sh"
source "$JAYTEK_ROOT/eng/lighthouse.sh"

wanted=LighthouseTests
while (($#)); do
  case $1 in
    --filter)
      [[ -n ${2:-} ]] || usage '--filter needs a page'
      wanted="LighthouseTests&DisplayName~$2"
      shift 2
      ;;
    *) usage "lighthouse does not know '$1'" ;;
  esac
done

work=$(mktemp -d)
clean_up() {
  stop_release_site
  end_build_servers
  rm -rf "$work"
}
trap clean_up EXIT

install_tools "$work"
install_lighthouse
build tests/Jaytek.BrowserTests
start_release_site "$work" "${JAYTEK_LIGHTHOUSE_PORT:-5790}"
JAYTEK_TEST_CHROMIUM=$(command -v chromium)
export JAYTEK_TEST_CHROMIUM JAYTEK_LIGHTHOUSE_TABLE=$work/table.md

status=0
for theme in Night Daylight; do
  dress_release_site "$theme"
  export JAYTEK_LIGHTHOUSE_THEME=$theme
  dotnet test "$JAYTEK_ROOT/tests/Jaytek.BrowserTests/bin/Debug/net10.0/Jaytek.BrowserTests.dll" --filter "$wanted" || status=$?
done
echo '| theme | page | performance | accessibility | best practices | SEO | LCP, s | CLS |'
echo '|---|---|---|---|---|---|---|---|'
sort "$work/table.md"
exit $status
