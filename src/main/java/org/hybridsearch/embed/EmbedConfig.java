package org.hybridsearch.embed;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.hybridsearch.guard.CallSettings;

/** Which model embeds, and how. */
@ConfigMapping(prefix = "hybridsearch.embed")
public interface EmbedConfig {

  /** Who embeds. {@code local} needs nothing else; {@code bedrock} needs AWS credentials, and costs money a text. */
  @WithDefault("local")
  Provider provider();

  /** How many vectors of queries are kept, 0 or more, about 2 KB each at 384 dimensions. Higher: fewer calls of the model. */
  @WithDefault("10000")
  int queryCacheSize();

  /** How many item texts go to the model at once, 1 to 256. Higher: less overhead, but more is done again after a failure. */
  @WithDefault("64")
  int batchSize();

  /**
   * Where vectors of item texts are kept between starts. Absent: nowhere. The files hold no text, but grow up to
   * {@link #cacheEntries()}; deleting them costs embedding again, nothing else.
   */
  Optional<Path> cacheFolder();

  /** The most vectors kept in the folder for a model, 1 or more, about 1.6 KB each at 384 dimensions. */
  @WithDefault("200000")
  int cacheEntries();

  /** Queries to a model elsewhere. */
  Guard guard();

  /** Catalogues by a model that is paid for. */
  Pace pace();

  /** The model in this process. */
  Local local();

  /** Amazon Bedrock. */
  Bedrock bedrock();

  /** A model in this process. */
  interface Local {

    /** Which one. Part of the identity of an index. */
    @WithDefault("all-minilm-l6-v2")
    LocalModel model();

    /**
     * How many texts of a batch are embedded side by side. 0: half the processors. Higher: imports end sooner, but slow the
     * searches that run meanwhile.
     */
    @WithDefault("0")
    int threads();
  }

  /** What keeps a slow or failing model elsewhere from harming searches. A model in this process needs none of it. */
  interface Guard extends CallSettings.Breaker {

    /**
     * How long a call for a query may take, above 0. A search does not wait so long: an answer after its deadline is kept for the
     * next who asks, as it is paid for. Higher keeps more late answers; lower tells a hanging model sooner.
     */
    @WithDefault("1s")
    Duration timeout();

    /** The most calls for queries under way, 1 or more. Above it searches go by words alone. */
    @WithDefault("64")
    int maxInFlight();
  }

  /** How fast items go to a model that is paid for. Queries are never held up by it. */
  interface Pace {

    /** The most calls a second, 0 for no limit. Below the account's quota, so that queries find room beside an import. */
    @WithDefault("25")
    double requestsPerSecond();

    /** The most tokens a minute, 0 for no limit; estimated, a token for four characters. */
    @WithDefault("0")
    long tokensPerMinute();

    /**
     * How long a call that is throttled is tried again, ever more slowly and by all imports together, before the import is told.
     * Higher: imports survive longer throttling.
     */
    @WithDefault("5m")
    Duration patience();

    /** What a million tokens cost, for the estimated bill among the metrics; 0.02 is Titan V2's list price in dollars. */
    @WithDefault("0.02")
    double pricePerMillionTokens();
  }

  /** Titan or Cohere embeddings on Amazon Bedrock. Credentials are those of {@code hybridsearch.aws}. */
  interface Bedrock {

    /**
     * The model. With {@code cohere.} in its name, one that understands the request of Cohere Embed v3; else that of Titan Text
     * Embeddings V2. Part of the identity of an index.
     */
    @WithDefault("amazon.titan-embed-text-v2:0")
    String modelId();

    /**
     * Titan: 256, 512 or 1024. Cohere v3: 1024, v4: 1536. Higher: a little better, and as much larger and slower an index. Part
     * of its identity.
     */
    @WithDefault("512")
    int dimensions();

    /** The region. Absent: the default chain of the AWS SDK finds it. */
    Optional<String> region();

    /** Another address than the region's own, for example a VPC endpoint. */
    Optional<URI> endpoint();

    /** The longest a call for items may take, its retries included. */
    @WithDefault("10s")
    Duration timeout();

    /** How often a call for items is tried in all, 1 or more; one for a query is tried once. Each try may be paid. */
    @WithDefault("3")
    int attempts();

    /** How many calls for items are under way at once, 1 or more. Higher: imports end sooner, and throttle sooner. */
    @WithDefault("8")
    int parallelism();
  }

  /** The models there are for this process, both quantised. */
  enum LocalModel {
    /** English, 384 dimensions. */
    ALL_MINILM_L6_V2,
    /** Chinese, 512 dimensions. */
    BGE_SMALL_ZH
  }

  /** The providers there are. */
  enum Provider {
    /** The model in this process. */
    LOCAL,
    /** Amazon Bedrock. */
    BEDROCK
  }
}
