"""The letters of the portal: the result of the check, and the check on paper.

`result`  what the result letter holds, and how it stays within two pages
`paper`   the check on one sheet, to be filled in with a pen
`filling` both, from an outcome and a site
"""
