package org.hybridsearch.behaviour;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;

/** Settings of what shoppers did: storing it, following it, and what is popular because of it. */
@ConfigMapping(prefix = "hybridsearch.behaviour")
public interface BehaviourConfig {

  /** The longest line of an upload in bytes; a longer one is refused, the rest goes on. */
  @WithDefault("16384")
  int maxLineBytes();

  /** Lines written in one bulk, 1 or more: more make uploads faster until the engine's memory suffers. */
  @WithDefault("4000")
  int batchLines();

  /** Bulks of one upload under way at a time, 1 or more: more make it faster while the engine has processors to spare. */
  @WithDefault("2")
  int bulksInFlight();

  /** The first pause before a bulk that the engine did not take is tried again; it doubles. */
  @WithDefault("100ms")
  Duration retryPause();

  /** The longest pause between attempts. */
  @WithDefault("5s")
  Duration retryMaxPause();

  /** How long a bulk is tried before its lines are reported as UNAVAILABLE: longer rides out longer outages, and senders wait. */
  @WithDefault("60s")
  Duration retryFor();

  /** The time one request to the engine may take. */
  @WithDefault("60s")
  Duration requestTimeout();

  /** Interactions read in one request, 1 to 10,000, which is the engine's own limit: fewer need less memory and more requests. */
  @WithDefault("10000")
  int pageSize();

  /** An item's popularity is written when it differs by more than this from the one stored: lower is truer and writes more. */
  @WithDefault("0.01")
  double popularityTolerance();

  /**
   * How long it is remembered which popularities were written. Then all are compared with the stored ones again, which repairs
   * items that were deleted and came back; shorter repairs sooner and costs the engine a read of every item with behaviour.
   */
  @WithDefault("10m")
  Duration popularityMemory();

  /**
   * Hashes shoppers' ids for what is kept of those who were forgotten, 16 characters or more, the same on every replica. Absent:
   * a random one kept in the engine. With another one, who was forgotten before is no longer known.
   */
  Optional<String> secret();

  /** What shoppers do one by one, as they do it. */
  Events events();

  /** What searches showed. */
  Searches searches();

  /** Who is no shopper. */
  Bots bots();

  /** What clicks say of queries. */
  Clicks clicks();

  /** How long behaviour is kept. */
  Retention retention();

  /** Events. */
  interface Events {

    /** The most events taken at once, 1 to 1,000: more save requests, and one caller may occupy more of the service. */
    @WithDefault("500")
    int batch();

    /** How long storing may take before UNAVAILABLE is said: longer rides out a slow engine, and storefronts wait. */
    @WithDefault("2s")
    Duration timeout();

    /** How far ahead of this service's clock that of a device may be: an event from further on is refused. */
    @WithDefault("5m")
    Duration clockSkew();

    /**
     * How far back a purchase without a search id is traced, to the last search or recommendation of this shopper that the item
     * came from. Longer credits more purchases, some of them wrongly; 0 traces none.
     */
    @WithDefault("1d")
    Duration attributionWindow();
  }

  /** The log of what searches showed. */
  interface Searches {

    /** How long a page waits to be written together with others: longer makes fewer writes, and a crash loses as much. */
    @WithDefault("1s")
    Duration writeDelay();

    /** The most pages that wait to be written, about 3 KB each; what comes beyond that is dropped, and counted. */
    @WithDefault("5000")
    int queue();

    /**
     * Whether the rank an item would have had without the shopper is found out for every personal page: one further scoring of
     * its candidates by the engine, after the answer. Without it only the scores say what the shopper changed.
     */
    @WithDefault("true")
    boolean unpersonalizedRanks();
  }

  /** Bots. */
  interface Bots {

    /** Regular expressions with commas between, in any case of letters: a client whose User-Agent holds a match is a bot. */
    @WithDefault("(?<!cu)bot\\b,crawl,spider,slurp,bingpreview,facebookexternalhit,lighthouse,pingdom,uptime")
    String userAgents();

    /** The most events a shopper can have in one minute; what comes beyond that is a bot's. Counted on each replica. */
    @WithDefault("300")
    int eventsPerMinute();
  }

  /** How far those who send a query differ in what they click: where all click the same, taste counts little. */
  interface Clicks {

    /** How far back clicks count. Longer knows of rarer queries, shorter follows the season. */
    @WithDefault("30d")
    Duration window();

    /** How often clicks are read, by each replica. */
    @WithDefault("10m")
    Duration refreshEvery();

    /** The fewest clicks after a query that say anything of it; as long as there are fewer, the number of its matches stands in. */
    @WithDefault("30")
    int leastClicks();

    /** The fewest different visitors, each of whom has one vote. Lower lets fewer people steer how personal a query is. */
    @WithDefault("20")
    int leastVisitors();

    /** The most clicks that are read, the newest: about 100 bytes each, while they are read. */
    @WithDefault("100000")
    int mostClicks();
  }

  /**
   * How long behaviour is kept; 0 keeps it for good. What was learned of it fades when a replica learns anew, at its next start.
   */
  interface Retention {

    /** Events, by when they happened; older ones are refused. Two seasons, for the ranker; not shorter than it is to remember. */
    @WithDefault("400d")
    Duration events();

    /** What searches showed: most of what is stored. Longer than suggestions and clicks look back. */
    @WithDefault("90d")
    Duration searches();

    /** Uploaded interactions, by when they happened. The shop's own record, so it is the shop that says. */
    @WithDefault("0s")
    Duration interactions();
  }
}
