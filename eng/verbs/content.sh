#: content reindex [TYPE]
#:     Writes the field index anew, of one content type or of all.
#: content remove-demo
#:     Moves the items that came with the demo to the trash.

command_line content "$@"
