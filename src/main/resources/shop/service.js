// The way to the service: one operation a call, errors as exceptions with the service's own code.

let token = '';

/** A token for what anonymous callers may not do. Kept in memory only. */
export function useToken(value) {
  token = value.trim();
}

export class ServiceError extends Error {
  constructor(code, message) {
    super(message);
    this.code = code;
  }
}

/** The data of the answer. Throws ServiceError, or an AbortError when the signal says so. */
export async function ask(document, variables, signal) {
  const headers = {'content-type': 'application/json'};
  if (token) {
    headers.authorization = `Bearer ${token}`;
  }
  const body = await answer(fetch('/graphql', {method: 'POST', headers, signal, body: JSON.stringify({query: document, variables})}));
  if (body.errors?.length) {
    const {message, extensions = {}} = body.errors[0];
    const wait = extensions.retryAfterSeconds ? ` (${extensions.retryAfterSeconds} s)` : '';
    throw new ServiceError(extensions.code ?? 'INTERNAL', message + wait);
  }
  return body.data;
}

async function answer(response) {
  try {
    return await (await response).json();
  } catch (e) {
    if (e.name === 'AbortError') {
      throw e;
    }
    throw new ServiceError('UNAVAILABLE', 'The service does not answer.');
  }
}

/** What this page is set to: its name, the shoppers to switch between, the facets to ask for. */
export async function settings() {
  return answer(fetch('/shop/settings.json'));
}
