package org.hybridsearch.embed;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

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

  /** Titan Text Embeddings on Amazon Bedrock. Credentials come from the default chain of the AWS SDK. */
  interface Bedrock {

    /** The model; one that understands the request of Titan Text Embeddings V2. Part of the identity of an index. */
    @WithDefault("amazon.titan-embed-text-v2:0")
    String modelId();

    /** 256, 512 or 1024. Higher: a little better, and as much larger and slower an index. Part of its identity. */
    @WithDefault("512")
    int dimensions();

    /** The region. Absent: the default chain of the AWS SDK finds it. */
    Optional<String> region();

    /** Another address than the region's own, for example a VPC endpoint. */
    Optional<URI> endpoint();

    /** The longest a text may take, its retries included. Queries end sooner, with their search. */
    @WithDefault("10s")
    Duration timeout();

    /** How often a text is tried in all, 1 or more. Higher survives more throttling, but each try may be paid. */
    @WithDefault("3")
    int attempts();

    /** How many texts are under way at once, 1 or more, over all callers. Higher: imports end sooner, and throttle sooner. */
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
