#: recipe run FILE
#: recipe check FILE
#:     Runs a recipe on the configured data, or says what running it would do. Ends with 0, with 1 where a step failed.

command_line recipe "$@"
