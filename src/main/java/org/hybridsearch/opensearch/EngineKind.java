package org.hybridsearch.opensearch;

/** How the engine is reached. */
public enum EngineKind {
  /** Started beside this service: in development and tests only. */
  EMBEDDED,
  /** Any OpenSearch at a URL, with or without a password. */
  HTTP,
  /** Amazon OpenSearch Service or Serverless: requests are signed with the credentials of the environment. */
  AWS
}
