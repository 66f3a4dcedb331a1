"""The subjects of the command line, one module each; `config/cli.py` is the entry."""
