#: storage copy disk s3
#: storage copy s3 disk
#: storage check
#:     Copies all stored files from the data folder to the configured bucket, or back; again, it goes on where it was.
#:     check reads every stored file and compares its hash.

command_line storage "$@"
