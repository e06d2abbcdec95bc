#: migration NAME
#:     Writes a migration for both databases from the modules' tables.

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

[[ $1 =~ ^[A-Z][A-Za-z0-9]+$ ]] || usage "the name $1 is not in PascalCase"
(cd "$JAYTEK_ROOT" && dotnet tool restore > /dev/null)
build_design
add_migration "$1"
