"""vCard (RFC 2426, RFC 6350): the cards of phones and address books, in and out."""
