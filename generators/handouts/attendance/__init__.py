"""A conference as it will be held: who comes, where they sit, and what is printed for them, for --out only."""
