package org.hybridsearch.api;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import org.hybridsearch.api.input.Consent;

/** Settings of the GraphQL edge. */
@ConfigMapping(prefix = "hybridsearch.api")
public interface ApiConfig {

  /** The consent of a shopper who says nothing of it. Anything but NONE presumes a consent that was given elsewhere. */
  @WithDefault("NONE")
  Consent defaultConsent();

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
  }
}
