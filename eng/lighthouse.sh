# A site of the demo as it is run in production, for what is measured in a browser; sourced by verbs.

# start_release_site WORK_FOLDER PORT: sets the demo up and waits until it answers.
start_release_site() {
  local work=$1 port=$2 waited
  need curl curl
  build $WEB Release
  RELEASE_DLL=$JAYTEK_ROOT/$WEB/bin/Release/net10.0/Jaytek.Web.dll
  RELEASE_DATA=$work/release-site
  (
    cd "$work"
    # Outside Development a password must be given; nobody signs in here.
    Jaytek__Setup__AdminPassword=$(head -c 18 /dev/urandom | base64)-A1
    export Jaytek__Setup__AdminPassword ASPNETCORE_ENVIRONMENT=Production
    exec dotnet "$RELEASE_DLL" --urls "http://127.0.0.1:$port" --Jaytek:DataDirectory="$RELEASE_DATA" \
      --Jaytek:Setup:Recipe=demo --Jaytek:Setup:AdminUserName=admin --Jaytek:RateLimits:Enabled=false > "$work/release-site.log" 2>&1
  ) &
  RELEASE_PID=$!
  export JAYTEK_LIGHTHOUSE_SITE=http://127.0.0.1:$port/
  for ((waited = 0; waited < 180; waited++)); do
    curl --silent --fail --output /dev/null "${JAYTEK_LIGHTHOUSE_SITE}health/ready" && return 0
    kill -0 $RELEASE_PID 2> /dev/null || break
    sleep 1
  done
  tail -n 30 "$work/release-site.log" >&2
  fail 'the demo did not start'
}

# dress_release_site THEME
dress_release_site() {
  printf '{ "name": "dress", "steps": [{ "name": "Themes", "site": "Jaytek.%s" }] }\n' "$1" > "$RELEASE_DATA/dress.recipe.json"
  ASPNETCORE_ENVIRONMENT=Production Jaytek__DataDirectory=$RELEASE_DATA dotnet "$RELEASE_DLL" recipe run "$RELEASE_DATA/dress.recipe.json" > /dev/null
  # The site hears of it within a second.
  sleep 2
}

stop_release_site() {
  [[ -n ${RELEASE_PID:-} ]] || return 0
  kill "$RELEASE_PID" 2> /dev/null || true
  wait "$RELEASE_PID" 2> /dev/null || true
  unset JAYTEK_LIGHTHOUSE_SITE
}
