"""What readers send: forms without a sign-in, under a prefix of their own."""
