#: run [--urls URLS] [--no-build] [--Jaytek:KEY=VALUE …]
#:     Builds the site and serves it, by default on http://localhost:5080, with its data in App_Data/.
#:     The first start sets the site up and prints the administrator's name and password.

urls=http://localhost:5080
must_build=true
settings=()
while (($#)); do
  case $1 in
    --urls)
      urls=${2:-}
      [[ -n $urls ]] || usage '--urls needs an address'
      shift 2
      ;;
    --no-build)
      must_build=false
      shift
      ;;
    --Jaytek:*=*)
      settings+=("$1")
      shift
      ;;
    *) usage "run does not know '$1'" ;;
  esac
done

if $must_build; then
  build $WEB
elif [[ ! -f $WEB_DLL ]]; then
  fail 'the site is not built yet: leave out --no-build once'
fi
host --urls "$urls" "${settings[@]}"
