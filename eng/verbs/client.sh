#: client typescript [FILE] [--url BASE]
#:     Writes a typed client of the content API from the site's content types (jaytek.ts); --url is where it looks for the site.
#: client create ID [--secret SECRET | --public] [--roles ROLE,…] [--redirect URI] [--post-logout URI] [--origin ORIGIN] [--scopes SCOPE,…] [--consent KIND] [--name NAME]
#: client delete ID
#: client list
#:     Makes, deletes or lists applications that use the API, on the configured data. Without --secret it makes one up and prints it.

what=${1:-}
[[ -n $what ]] || usage 'client needs to know what'
case $what in
  create | delete | list) command_line client "$@" ;;
  typescript)
    shift
    # A file is named as seen from where one stands; the host runs in the repository's folder.
    arguments=()
    while (($#)); do
      case $1 in
        --url)
          arguments+=("$1" "${2:-}")
          shift
          (($#)) && shift
          ;;
        - | --* | /*)
          arguments+=("$1")
          shift
          ;;
        *)
          arguments+=("$PWD/$1")
          shift
          ;;
      esac
    done
    [[ " ${arguments[*]} " =~ \ (-|/[^ ]*)\  ]] || arguments+=("$PWD/jaytek.ts")
    command_line typescript-client "${arguments[@]}"
    ;;
  *) usage "client does not know '$what'" ;;
esac
