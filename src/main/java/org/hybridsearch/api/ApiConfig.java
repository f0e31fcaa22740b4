package org.hybridsearch.api;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import org.hybridsearch.api.input.Consent;

/** Settings of the GraphQL edge. */
@ConfigMapping(prefix = "hybridsearch.api")
public interface ApiConfig {

  /** The consent of a shopper who says nothing of it. Anything but NONE presumes a consent that was given elsewhere. */
  @WithDefault("NONE")
  Consent defaultConsent();

  /** Whether everybody may read the schema, by introspection and at /graphql/schema.graphql. Tools of development need it. */
  @WithDefault("false")
  boolean openSchema();

  /** Bounds of one request: what is above is refused before it costs anything. */
  Limits limits();

  /** Bounds of one request. Raising one lets a single caller occupy more of the service. */
  interface Limits {

    /** The largest HTTP body at the GraphQL endpoint, in bytes. */
    @WithDefault("1048576")
    int body();

    /** The most JSON values in one body. The cost of taking variables in grows with it, on a thread all callers share. */
    @WithDefault("10000")
    int values();

    /** The longest GraphQL document, in characters; introspection by tools needs about 1500. */
    @WithDefault("10000")
    int document();

    /**
     * The most tokens of one GraphQL document; introspection by tools needs about 200. Validation takes time in the cube of the
     * number of fragments, so raising it ten times lets one caller hold a shared thread for seconds.
     */
    @WithDefault("1000")
    int tokens();

    /** The most operations one document may run side by side (fields of the query root, aliases counted one by one). */
    @WithDefault("10")
    int rootFields();

    /** The most selected fields of one operation, every use of a fragment counted; introspection by tools needs about 250. */
    @WithDefault("1000")
    int fields();

    /** The deepest nesting of fields; the schema itself needs 6, introspection by tools 15. */
    @WithDefault("20")
    int depth();

    /** The most aliases of one operation, every use of a fragment counted. */
    @WithDefault("50")
    int aliases();

    /**
     * The most fields an answer may come to: a field counts once for each element that the {@code first} around it, or of its
     * facet, asks for. A page of 100 with everything the schema has comes to about 6000.
     */
    @WithDefault("10000")
    int complexity();

    /** How long a request may take to arrive, and its operation to be answered. A search ends much earlier, by its own deadline. */
    @WithDefault("10s")
    Duration time();
  }
}
