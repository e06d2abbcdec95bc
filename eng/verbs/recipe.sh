#: recipe run FILE
#: recipe check FILE
#:     Runs a recipe on the configured data, or says what running it would do. Ends with 0, with 1 where a step failed.

# The file is the caller's, wherever the host starts.
[[ -f ${2:-} ]] && set -- "$1" "$(realpath "$2")" "${@:3}"
command_line recipe "$@"
