#: user create NAME --email ADDRESS [--role ROLE] [--password PASSWORD]
#:     Makes a user on the configured data. Without --password it makes one up and prints it.

command_line user "$@"
