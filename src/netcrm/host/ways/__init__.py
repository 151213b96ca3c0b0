"""The ways on which a message leaves netcrm: mail, desktop notice, command and file.

Each is one function that does it or raises RefusedError with a sentence. What a message says is in
none of those sentences, nor in the list of processes, nor in the environment of another program.
"""
