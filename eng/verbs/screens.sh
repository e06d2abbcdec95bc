#: screens [FOLDER]
#:     Takes pictures of every page of the demo, admin and both themes, at 390 and 1440 px, light and dark. FOLDER is screens/ by default.

source "$JAYTEK_ROOT/eng/tools.sh"

(($# <= 1)) || usage 'one folder at most'
folder=$(realpath -m "${1:-$JAYTEK_ROOT/screens}")
mkdir -p "$folder"

install_tools "$folder"
build tests/Jaytek.BrowserTests
JAYTEK_TEST_CHROMIUM=$(command -v chromium)
export JAYTEK_TEST_CHROMIUM JAYTEK_SCREENS=$folder
dotnet test "$JAYTEK_ROOT/tests/Jaytek.BrowserTests/bin/Debug/net10.0/Jaytek.BrowserTests.dll" --filter 'Category=Screens' --verbosity quiet
echo "$(find "$folder" -name '*.png' | wc -l) pictures; open $folder/index.html"
