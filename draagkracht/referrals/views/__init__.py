"""The pages of referrals: for everybody, for who refers, and for those who answer."""
