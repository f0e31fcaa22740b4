package org.hybridsearch.opensearch;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** Where the engine is and how indices are laid out in it. */
@ConfigMapping(prefix = "hybridsearch.opensearch")
public interface OpenSearchConfig {

  /** How the engine is reached. Development and tests set EMBEDDED. */
  @WithDefault("HTTP")
  EngineKind kind();

  /** The engine's address, for example {@code https://search.example.com:9200}; needed unless the engine is embedded. */
  Optional<String> url();

  /** For HTTP: a user of the engine; comes with a password. */
  Optional<String> username();

  /** For HTTP: the user's password. */
  Optional<String> password();

  /** Begins the name of every index and alias, so that several services can share an engine. */
  @WithDefault("hybridsearch")
  String indexPrefix();

  /** Connections to the engine. */
  Connections connections();

  /** For AWS. */
  Aws aws();

  /** Connections to the engine. */
  interface Connections {

    /**
     * At most this many requests at a time, each on a connection of its own; further ones wait, within their deadline. Raising
     * it lets more searches into the engine at once, lowering it protects the engine.
     */
    @WithDefault("64")
    int maximum();

    /** How long opening one may take. Raising it helps far engines, and makes a lost one noticed later. */
    @WithDefault("1s")
    Duration connectTimeout();

    /** A PEM file with the authorities that sign the engine's certificate; without it those of the JVM are trusted. */
    Optional<Path> caCertificate();
  }

  /** What signing for AWS needs. */
  interface Aws {

    /** The region of the domain or collection, for example {@code eu-central-1}. */
    Optional<String> region();

    /** What is called. */
    @WithDefault("ES")
    Service service();

    /** The services that speak the engine's protocol. */
    enum Service {
      /** Amazon OpenSearch Service: a domain. */
      ES,
      /** Amazon OpenSearch Serverless: a collection. */
      AOSS;

      /** The name that goes into the signature. */
      public String signingName() {
        return switch (this) {
          case ES -> "es";
          case AOSS -> "aoss";
        };
      }
    }
  }
}
