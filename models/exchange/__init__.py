"""People who come in from an address book, and go out to one."""
