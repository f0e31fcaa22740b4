package org.hybridsearch.catalog.index;

import java.util.OptionalLong;
import java.util.regex.Pattern;
import org.hybridsearch.model.Market;

/**
 * All names of a market in the engine. Aliases are what searches and writers use; indexes behind them are numbered.
 *
 * @param prefix keeps catalogues apart that share an engine: lower-case letters, digits and hyphens, the first one a letter
 */
public record IndexNames(String prefix, Market market) {

  private static final Pattern LEGAL = Pattern.compile("[a-z][a-z0-9-]{0,63}");
  private static final Pattern NUMBER = Pattern.compile("[1-9][0-9]{0,17}");

  public IndexNames {
    if (!LEGAL.matcher(prefix).matches()) {
      throw new IllegalArgumentException(
          "hybridsearch.opensearch.index-prefix must have 1 to 64 characters of a-z, 0-9 and '-', the first a letter");
    }
  }

  /** The alias of the items; deleted ones are hidden by it. */
  public String items() {
    return family("items");
  }

  /** The alias of the interactions. */
  public String interactions() {
    return family("interactions");
  }

  /** The alias of what shoppers do one by one, as User Behavior Insights names it. */
  public String ubiEvents() {
    return family("ubi_events");
  }

  /** The alias of what searches showed, as User Behavior Insights names it. */
  public String ubiQueries() {
    return family("ubi_queries");
  }

  /** The alias of who was forgotten: one for all markets, as a shopper is the service's. */
  public String forgotten() {
    return new IndexNames(prefix, Market.DEFAULT).family("forgotten");
  }

  /** The alias of what is being erased elsewhere: one for all markets, too. */
  public String erasures() {
    return new IndexNames(prefix, Market.DEFAULT).family("erasures");
  }

  /** The alias of events that the ranker refused for good. */
  public String deadLetters() {
    return family("dead_letters");
  }

  /** The alias of what datasets of the ranker were sent last. */
  public String datasetRecords() {
    return family("dataset_records");
  }

  /** The index of what replicas agree on. */
  public String control() {
    return family("control");
  }

  /** The n-th index behind an alias; n from 1. */
  public static String numbered(String alias, long n) {
    return alias + "-" + n;
  }

  /** The pattern of all indexes behind an alias, past and future ones included; may match strangers: see {@link #number}. */
  public static String pattern(String alias) {
    return alias + "-*";
  }

  /** The number of an index behind an alias; empty when the index is none of the alias's. */
  public static OptionalLong number(String alias, String index) {
    String rest = index.startsWith(alias + "-") ? index.substring(alias.length() + 1) : "";
    return NUMBER.matcher(rest).matches() ? OptionalLong.of(Long.parseLong(rest)) : OptionalLong.empty();
  }

  private String family(String kind) {
    return prefix + "-" + market.name() + "-" + kind;
  }
}
