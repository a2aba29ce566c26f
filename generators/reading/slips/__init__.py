"""What an editor most likely meant: the wrong sign, the wrong place, the value spelt in another way."""
