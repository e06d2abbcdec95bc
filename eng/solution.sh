#!/usr/bin/env bash
# Writes Jaytek.Cms.sln from the project files under src/ and tests/. Ids come from paths, so that two branches that
# each add a module write the same lines, and a conflict is mended by running this again.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

CSHARP='{FAE04EC0-301F-11D3-BF4B-00C04F79EFBC}'
FOLDER='{2150E333-8FDC-42A3-9474-1A3956D97DE8}'

id() {
  local hash
  hash=$(printf %s "$1" | md5sum | tr a-f A-F)
  printf '{%s-%s-%s-%s-%s}' "${hash:0:8}" "${hash:8:4}" "${hash:12:4}" "${hash:16:4}" "${hash:20:12}"
}

declare -A ids=()
declare -a projects=() folders=()
while IFS= read -r project; do
  projects+=("$project")
  ids[$project]=$(id "$project")
  folder=$(dirname "$(dirname "$project")")
  while [[ $folder != . && -z ${ids[$folder]:-} ]]; do
    folders+=("$folder")
    ids[$folder]=$(id "$folder")
    folder=$(dirname "$folder")
  done
done < <(find src tests -mindepth 2 -maxdepth 4 -name '*.csproj' -not -path '*/bin/*' -not -path '*/obj/*' | LC_ALL=C sort)
readarray -t folders < <(printf '%s\n' "${folders[@]}" | LC_ALL=C sort)

{
  printf 'Microsoft Visual Studio Solution File, Format Version 12.00\n# Visual Studio Version 17\n'
  for folder in "${folders[@]}"; do
    printf 'Project("%s") = "%s", "%s", "%s"\nEndProject\n' "$FOLDER" "${folder##*/}" "${folder##*/}" "${ids[$folder]}"
  done
  for project in "${projects[@]}"; do
    printf 'Project("%s") = "%s", "%s", "%s"\nEndProject\n' "$CSHARP" "$(basename "$project" .csproj)" "${project//\//\\}" "${ids[$project]}"
  done
  printf 'Global\n\tGlobalSection(SolutionConfigurationPlatforms) = preSolution\n'
  printf '\t\t%s|Any CPU = %s|Any CPU\n' Debug Debug Release Release
  printf '\tEndGlobalSection\n\tGlobalSection(ProjectConfigurationPlatforms) = postSolution\n'
  for project in "${projects[@]}"; do
    for configuration in Debug Release; do
      for step in ActiveCfg Build.0; do
        printf '\t\t%s.%s|Any CPU.%s = %s|Any CPU\n' "${ids[$project]}" "$configuration" "$step" "$configuration"
      done
    done
  done
  printf '\tEndGlobalSection\n\tGlobalSection(NestedProjects) = preSolution\n'
  for entry in "${folders[@]}" "${projects[@]}"; do
    parent=$(dirname "$entry")
    [[ $entry == *.csproj ]] && parent=$(dirname "$parent")
    [[ $parent == . ]] || printf '\t\t%s = %s\n' "${ids[$entry]}" "${ids[$parent]}"
  done
  printf '\tEndGlobalSection\nEndGlobal\n'
} > Jaytek.Cms.sln
