#: new-module NAME
#:     Makes src/Modules/Jaytek.NAME: a feature, a permission, a page at /NAME, one in the admin, a unit test, a README.

[[ $# -eq 1 ]] || usage 'one name is needed'
name=$1
[[ $name =~ ^[A-Z][A-Za-z0-9]{1,30}$ ]] || usage "the name '$name' is not in PascalCase"
lower=${name,,}
module=$JAYTEK_ROOT/src/Modules/Jaytek.$name
tests=$JAYTEK_ROOT/tests/Jaytek.UnitTests/$name
[[ ! -e $module ]] || fail "src/Modules/Jaytek.$name is there already"
[[ ! -e $tests ]] || fail "tests/Jaytek.UnitTests/$name is there already"

fill() { # TEMPLATE_FOLDER TARGET_FOLDER
  local file target
  (cd "$1" && find . -type f) | while IFS= read -r file; do
    target=$2/${file#./}
    target=${target//__Name__/$name}
    mkdir -p "$(dirname "$target")"
    sed "s/__Name__/$name/g; s/__name__/$lower/g" "$1/$file" > "$target"
  done
}

fill "$JAYTEK_ROOT/eng/new-module/module" "$module"
fill "$JAYTEK_ROOT/eng/new-module/tests" "$tests"
"$JAYTEK_ROOT/eng/solution.sh"
# Lock files name the projects of the tree; the new one is in none of them yet.
RestoreLockedMode=false dotnet restore "$JAYTEK_ROOT/Jaytek.Cms.sln" --verbosity quiet

cat << END
src/Modules/Jaytek.$name is made. ${name}Module.cs says what it brings; begin there.
  ./jaytek run
      builds it with the site
  ./jaytek recipe run src/Modules/Jaytek.$name/switch-on.recipe.json
      switches it on, also while the site runs; then http://localhost:5080/$lower is its page
  ./jaytek test --filter RouteTable
      shows its two doors, which the committed table does not have yet: look at who passes, and commit it
END
