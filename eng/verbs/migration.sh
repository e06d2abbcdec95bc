#: migration NAME | --reset
#:     Writes a migration for both databases from the modules' tables. With --reset, which is for the time before the
#:     first release only, both histories are replaced by one migration, Initial.

[[ $# -eq 1 ]] || usage "one name is needed"

# The tool must see the migrations of the projects as they are, so the design project is built around each step.
build_design() { dotnet build "$JAYTEK_ROOT/eng/Jaytek.Design" -v q -clp:ErrorsOnly -nologo; }

add_migration() { # NAME
  local provider project
  for provider in Sqlite Postgres; do
    project=$JAYTEK_ROOT/src/Framework/Jaytek.Migrations.$provider
    (cd "$JAYTEK_ROOT" && dotnet ef migrations add "$1" --no-build -p "$project" -s eng/Jaytek.Design -o Migrations \
      -- "$([[ $provider == Postgres ]] && echo pg || echo sqlite)")
  done
}

(cd "$JAYTEK_ROOT" && dotnet tool restore >/dev/null)
if [[ $1 == --reset ]]; then
  rm -rf "$JAYTEK_ROOT"/src/Framework/Jaytek.Migrations.*/Migrations
  build_design
  add_migration Initial
  # A fixed identifier, so that two developers who reset meet in the same files.
  for folder in "$JAYTEK_ROOT"/src/Framework/Jaytek.Migrations.*/Migrations; do
    for file in "$folder"/*_Initial*.cs; do
      old=$(basename "$file" | grep -oE '^[0-9]{14}')
      sed -i "s/${old}_Initial/20261122000000_Initial/" "$file"
      mv "$file" "$folder/20261122000000_Initial${file##*_Initial}"
    done
  done
elif [[ $1 =~ ^[A-Z][A-Za-z0-9]+$ ]]; then
  build_design
  add_migration "$1"
else
  usage "the name $1 is not in PascalCase"
fi
