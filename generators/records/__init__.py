"""What a record is: fields with label, help, limits and example; the five types; the registers."""
