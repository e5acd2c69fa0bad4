"""How the weights of the shipped digit reader were made: data, training and the tests of their quality."""
