package org.hybridsearch.api.caller;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Settings of who may do what, and how often. Where tokens come from is {@code quarkus.oidc}'s to say. */
@ConfigMapping(prefix = "hybridsearch.access")
public interface AccessConfig {

  /** Whether a caller without a token has every role. For development and tests: production does not start with it. */
  @WithDefault("false")
  boolean trustAnonymous();

  /** Whether everybody may read /q/metrics; else it takes the role operator. */
  @WithDefault("false")
  boolean openMetrics();

  /** How often a client may ask. Each replica counts for itself. */
  Rate rate();

  /** How often a client may ask: a bucket of requests that fills at a steady pace. Further operations of a request count too. */
  interface Rate {

    /** A client without the role storefront or catalog: a shopper's token, else an address. */
    Anonymous anonymous();

    /** A client with the role storefront or catalog. */
    Trusted trusted();

    /** The most clients remembered, about 300 bytes each; those seldom seen are forgotten first. */
    @WithDefault("100000")
    int clients();
  }

  /** One kind of client. */
  interface Bucket {

    /** Requests a second in the long run; 0 sets no limit. */
    int perSecond();

    /** Requests at once. */
    int burst();
  }

  /** A shopper's browser, or a house full of them behind one address. */
  interface Anonymous extends Bucket {

    @Override
    @WithDefault("20")
    int perSecond();

    @Override
    @WithDefault("100")
    int burst();
  }

  /** A shop's own server, which asks for all its shoppers. */
  interface Trusted extends Bucket {

    @Override
    @WithDefault("1000")
    int perSecond();

    @Override
    @WithDefault("2000")
    int burst();
  }
}
