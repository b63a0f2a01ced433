// Whether this person wants single keys: a switch of theirs, kept with the account.
export const KEYS = !document.querySelector('meta[name="claimbook-keys"][content="off"]');
