"""How much somebody keeps of the help that they found. Our own choice, to confirm by each municipality."""

from typing import Final

MOST: Final = 30  # on one list: more is no choice any more
LONGEST_ID: Final = 300  # as the directory has it
LONGEST_NAME: Final = 300
