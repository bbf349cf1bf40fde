"""The weights of meaning: a sentence encoder and a table of word pieces; build.py makes them."""
