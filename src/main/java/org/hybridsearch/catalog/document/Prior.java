package org.hybridsearch.catalog.document;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * What speaks for an item whatever the words are, which decides who becomes a candidate where the words do not:
 * <pre>
 * popularity = given by the shop, else (1 + learned) / 2, else 1/2
 * prior      = (1 + round(127 (available + popularity))) / 256        above 0 and below 1
 * </pre>
 * An item nobody knows anything of stands in the middle. What was learned only ever lifts: it is shrunk, so what hardly anybody
 * touched stays close to the middle and does not fall behind what nobody did. Multiples of 1/256 survive the nine bits that the
 * engine keeps of a {@code rank_feature}, so the engine and its doc values tell the same number.
 *
 * <p>Every writer of whole documents or of popularity and availability derives it again: in Java, or by {@link #SCRIPT} where
 * the engine changes what is stored. Pure.
 */
public final class Prior {

  /**
   * The same in the engine's script language: {@code s} is the document, which is none of a deleted item. Its variables begin with
   * {@code prior}.
   */
  public static final String SCRIPT = """
      double priorPopularity = 0.5;
      if (s.popularity != null) { priorPopularity = s.popularity; }
      else if (s.learnedPopularity != null) {
        priorPopularity = s.learnedPopularity;
        priorPopularity = (1 + priorPopularity) / 2;
      }
      s.prior = (1 + Math.round(127.0 * ((s.available == false ? 0.0 : 1.0) + priorPopularity))) / 256.0;
      """;

  private static final double NEUTRAL = 0.5;

  private Prior() {}

  /** Puts the prior into a document; deleted items have none. */
  public static void derive(ObjectNode source) {
    if (source.path(Fields.TOMBSTONE).asBoolean()) {
      source.remove(Fields.PRIOR);
    } else {
      source.put(Fields.PRIOR, of(source));
    }
  }

  private static double of(ObjectNode source) {
    double available = source.path(ItemProperty.AVAILABLE.field()).asBoolean(true) ? 1 : 0;
    return (1 + Math.round(127 * (available + popularity(source)))) / 256.0;
  }

  private static double popularity(ObjectNode source) {
    JsonNode given = source.path(ItemProperty.POPULARITY.field());
    JsonNode learned = source.path(Fields.LEARNED_POPULARITY);
    return given.isNumber() ? given.doubleValue() : learned.isNumber() ? (1 + learned.doubleValue()) / 2 : NEUTRAL;
  }
}
