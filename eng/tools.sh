# The programs that tests, and parts of the site, call; sourced by the verbs that need them. WeasyPrint prints documents, in
# the DejaVu typefaces where nothing else is named.

source "$JAYTEK_ROOT/eng/postgres.sh"

# command or typeface<TAB>Debian package
TOOLS='initdb	postgresql
chromium	chromium
ffmpeg	ffmpeg
vipsthumbnail	libvips-tools
weasyprint	weasyprint
DejaVuSans.ttf	fonts-dejavu-core'

has_tool() {
  # Debian keeps the server's programs of each PostgreSQL version in a folder of their own, off the PATH.
  [[ $1 == initdb && -n $(postgres_programs) ]] || command -v "$1" > /dev/null || [[ $1 == *.ttf && -n $(find /usr/share/fonts -name "$1" -print -quit 2> /dev/null) ]]
}

missing_packages() {
  local command package
  while IFS=$'\t' read -r command package; do
    has_tool "$command" || echo "$package"
  done <<< "$TOOLS" | sort -u
}

# install_tools LOG_FOLDER
install_tools() {
  local packages
  readarray -t packages < <(missing_packages)
  ((${#packages[@]})) || return 0

  local install=(apt-get install --yes --no-install-recommends "${packages[@]}")
  if ((EUID != 0)) || ! command -v apt-get > /dev/null; then
    complain 'the tests need programs that are not here. Run:'
    echo "sudo apt-get update && sudo ${install[*]}" >&2
    exit 1
  fi

  echo "Installing ${packages[*]}"
  if ! { apt-get update && DEBIAN_FRONTEND=noninteractive "${install[@]}"; } > "$1/apt.log" 2>&1; then
    tail -n 30 "$1/apt.log" >&2
    fail "could not install: ${install[*]}"
  fi
  readarray -t packages < <(missing_packages)
  ((${#packages[@]} == 0)) || fail "still missing after the installation: ${packages[*]}"
}

# install_node FOLDER NAME: what a folder's lock file names; a new lock file installs it anew.
install_node() {
  local folder=$JAYTEK_ROOT/tests/$1
  [[ $folder/node_modules/.installed -nt $folder/package-lock.json ]] && return 0
  echo "Installing $2"
  (cd "$folder" && npm ci --ignore-scripts --no-audit --no-fund --prefer-offline --loglevel error) || fail "$2 could not be installed"
  touch "$folder/node_modules/.installed"
}

# The programs of Node.js that integration tests run: a server in place of a real bucket, and what clients of the API use.
install_stand_ins() {
  install_node Jaytek.IntegrationTests/StandIns 'the stand-in for S3 servers'
  install_node Jaytek.IntegrationTests/Describing 'the validators of OpenAPI documents and the TypeScript compiler'
  install_node Jaytek.IntegrationTests/Wire 'clients and receivers of public protocols'
  install_node Jaytek.IntegrationTests/OpenId/Clients 'clients of OpenID Connect'
}

# Lighthouse is a tool of the slow lane only.
install_lighthouse() {
  install_node Jaytek.BrowserTests/Lighthouse 'Lighthouse'
}
