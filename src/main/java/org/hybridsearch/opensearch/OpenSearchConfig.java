package org.hybridsearch.opensearch;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/** Where the engine is, and how to speak to it. */
@ConfigMapping(prefix = "hybridsearch.opensearch")
public interface OpenSearchConfig {

  /** How the engine is reached. Development and tests bring their own engine along; production has an address. */
  @WithDefault("http")
  Kind kind();

  /** Scheme, host and port. Required but for the embedded engine. */
  Optional<URI> url();

  /** For basic authentication; with {@link #password()} or not at all. */
  Optional<String> username();

  /** For basic authentication. */
  Optional<String> password();

  /**
   * Begins the name of every index: services with different prefixes share an engine without meeting. Lower-case letters, digits
   * and hyphens, the first a letter.
   */
  @WithDefault("hybridsearch")
  String indexPrefix();

  /** Connections kept open, 1 or more. A search holds at most three at a time: lower queues searches, higher loads the engine. */
  @WithDefault("100")
  int connections();

  /** How long a connection may take to be made. Lower finds a dead engine sooner; an engine far away needs longer. */
  @WithDefault("2s")
  Duration connectTimeout();

  /** Amazon OpenSearch Service and Serverless. */
  Aws aws();

  /** What a request to AWS is signed with. Credentials come from the default chain of the AWS SDK. */
  interface Aws {

    /** The region. Absent: the default chain of the AWS SDK finds it. */
    Optional<String> region();

    /** {@code es} for OpenSearch Service, {@code aoss} for Serverless. */
    @WithDefault("es")
    String service();
  }

  /** The ways to an engine. */
  enum Kind {
    /** One that this service starts, for development and tests. */
    EMBEDDED,
    /** One at an address, with or without basic authentication. */
    HTTP,
    /** Amazon OpenSearch Service or Serverless, with signed requests. */
    AWS
  }

  /**
   * The address.
   *
   * @throws IllegalStateException in one line that says what to set
   */
  default URI requiredUrl() {
    return url().orElseThrow(() -> new IllegalStateException(
        "hybridsearch.opensearch.url is not set: give the address of the engine, for example HYBRIDSEARCH_OPENSEARCH_URL=https://search:9200"));
  }
}
