"""The directory for other computers: read only, HSDS 3 in the profile of Open Referral UK (ORUK 3.0)."""
