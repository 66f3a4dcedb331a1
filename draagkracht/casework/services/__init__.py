"""Writing the municipal file, a module for each topic.

`acts`      who does something to which case: found, locked, written down, with its clock and its row in the log
`requests`  a request comes in, and its receipt goes out       `steps`  the steps of rules/states.py
`notes`     what happened that is no step, and who has a case  `clock`  every night: clocks anew, and who is warned
"""
