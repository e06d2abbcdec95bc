#: events list
#: events retry ID | --failed
#:     Shows the events that have not reached their handlers, with what went wrong; tries one, or all that failed, again.

command_line events "$@"
