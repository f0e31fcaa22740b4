// Who is asking, as the service takes it.

/**
 * A customer by id, or the session of this tab, which ends with it. Never both: the service would take the session's past for the
 * customer's.
 */
export function shopperInput({shopper, consent}) {
  const who = shopper ? {userId: shopper} : {sessionId: session()};
  return consent ? {...who, consent} : who;
}

function session() {
  const known = sessionStorage.getItem('session');
  if (known) {
    return known;
  }
  const fresh = freshId();
  sessionStorage.setItem('session', fresh);
  return fresh;
}

/** An id nobody has had. Works without https, too, where crypto.randomUUID is missing. */
export function freshId() {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), byte => byte.toString(16).padStart(2, '0')).join('');
}
