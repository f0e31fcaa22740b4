package org.hybridsearch.personalize.dynamodb;

import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.hybridsearch.model.Market;
import org.hybridsearch.personalize.SharedAnswers.Asked;

/** The keys of the table: keyed hashes, so that nobody reads a shopper from them, nor finds one by guessing. */
final class Keys {

  private final UnaryOperator<String> hash;

  /** @param hash a keyed hash, the same on every replica */
  Keys(UnaryOperator<String> hash) {
    this.hash = hash;
  }

  /** Of an answer: all that it depends on. Each part goes with its length, so that no two questions have one text. */
  String answer(Asked asked) {
    StringBuilder text = new StringBuilder(64 + 16 * asked.itemIds().size());
    part(text, asked.ranker());
    part(text, asked.market().name());
    part(text, asked.shopper());
    text.append(asked.context().size()).append(' ');
    new TreeMap<>(asked.context()).forEach((key, value) -> {
      part(text, key);
      part(text, value);
    });
    asked.itemIds().forEach(id -> part(text, id));
    return "a-" + hash.apply(text.toString());
  }

  /** Of a shopper's epoch. */
  String epoch(Market market, String shopper) {
    StringBuilder text = new StringBuilder();
    part(text, market.name());
    part(text, shopper);
    return "e-" + hash.apply(text.toString());
  }

  private static void part(StringBuilder text, String part) {
    text.append(part.length()).append(':').append(part);
  }
}
