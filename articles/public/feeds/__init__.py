"""What readers subscribe to, as Atom (RFC 4287) and as JSON Feed 1.1, in the same words."""
