#: client create ID [--secret SECRET | --public] [--roles ROLE,…] [--redirect URI] [--post-logout URI] [--origin ORIGIN] [--scopes SCOPE,…] [--consent KIND] [--name NAME]
#: client delete ID
#: client list
#:     Makes, deletes or lists applications that use the API, on the configured data. Without --secret it makes one up and prints it.

command_line client "$@"
