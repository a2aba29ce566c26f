"""What web, paper and data share: addresses, theme colours and marks, the tile map."""
