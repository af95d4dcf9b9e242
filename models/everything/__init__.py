"""All that is in the database as one JSON file, out and back. docs/export.md says what is in it."""
