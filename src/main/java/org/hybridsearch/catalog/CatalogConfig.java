package org.hybridsearch.catalog;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Settings of the catalogue. */
@ConfigMapping(prefix = "hybridsearch.catalog")
public interface CatalogConfig {

  /**
   * The language of the items: stop words, inflection, how numbers are written and what units are called. A change moves the items to
   * a new index when the service starts.
   */
  @WithDefault("english")
  String language();

  /**
   * The engine of the vector index: {@code lucene}, or {@code faiss} where it has its native libraries, as on AWS. Part of the
   * mapping: a change builds a new index.
   */
  @WithDefault("lucene")
  String knnEngine();

  /** Shards of each index: more spread a large catalogue over nodes and make small ones slower. For new indexes. */
  @WithDefault("1")
  int shards();

  /** Copies of each shard: 0 on one node; 1 or more keeps searches up when a node is lost. For new indexes. */
  @WithDefault("0")
  int replicas();

  /** The longest line of an upload in bytes; a longer one is refused, the rest goes on. */
  @WithDefault("1048576")
  int maxLineBytes();

  /** Lines written in one bulk: more make uploads faster until the engine's memory suffers. */
  @WithDefault("500")
  int batchLines();

  /** Characters after which a bulk is written although it has fewer lines: bounds memory. */
  @WithDefault("4194304")
  int batchCharacters();

  /**
   * How many different attributes a market may have: each is a field of the mapping, which slows every node when there are many.
   */
  @WithDefault("256")
  int maxAttributeNames();

  /** The first pause before a batch the engine or the embedder did not take is tried again; it doubles. */
  @WithDefault("100ms")
  Duration retryPause();

  /** The longest pause between attempts. */
  @WithDefault("5s")
  Duration retryMaxPause();

  /**
   * How long a batch is tried before its lines are reported as UNAVAILABLE; longer rides out longer outages and lets senders
   * wait.
   */
  @WithDefault("60s")
  Duration retryFor();

  /**
   * The least time from one announcement of changes to the next. An upload that ends sooner after one is visible within this time
   * rather than with its answer. Longer is less work for an engine that takes many small uploads; 0 announces each at once.
   */
  @WithDefault("1s")
  Duration announceEvery();

  /** The time one request of an upload to the engine may take. */
  @WithDefault("60s")
  Duration requestTimeout();

  /** How long a dead replica keeps others from replacing the catalogue. */
  @WithDefault("30s")
  Duration buildLease();

  /** How long an index stays after it was swapped out, so that searches under way can end. */
  @WithDefault("60s")
  Duration retiredIndexKept();

  /** How long a deletion holds against older versions; longer than uploads may be late. */
  @WithDefault("7d")
  Duration tombstonesKept();

  /**
   * Between two tries to have the engine let go of overwritten copies, where more than a fifth are: each may keep a processor of the
   * engine busy for minutes in a large catalogue; longer leaves searches slow for longer after a large load.
   */
  @WithDefault("10m")
  Duration expungePause();

  /**
   * How many items' vectors the local ranker has at hand, about 1.6 KB each at 384 dimensions: with them it knows what an item is
   * like that nobody touched. Lower saves memory, 0 does without.
   */
  @WithDefault("50000")
  int vectorsInMemory();
}
