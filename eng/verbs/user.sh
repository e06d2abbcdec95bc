#: user create NAME --email ADDRESS --role ROLE [--role ROLE …] [--password PASSWORD]
#: user password NAME [--password PASSWORD]
#:     Makes a user on the configured data, or gives one a new password. Without --password it makes one up and prints it.

command_line user "$@"
