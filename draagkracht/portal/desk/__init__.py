"""The desk in one view: find help and give it on paper, call people back, note what was asked (inv-9)."""
