package org.hybridsearch.testing;

/**
 * A request as it reached the proxy.
 *
 * @param method upper-case
 * @param path with the query string, still encoded
 * @param body as text, empty where there is none
 */
public record ProxiedRequest(String method, String path, String body) {}
