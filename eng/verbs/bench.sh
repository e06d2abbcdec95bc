#: bench NAME
#:     Measures against a baseline of the same run and prints ratios. Without a name it lists what can be measured.

build tests/Jaytek.Benchmarks Release >&2
exec dotnet "$JAYTEK_ROOT/tests/Jaytek.Benchmarks/bin/Release/net10.0/Jaytek.Benchmarks.dll" "$@"
