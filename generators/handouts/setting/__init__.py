"""What all print shares: records as plain data, texts as they are set, drawings."""
