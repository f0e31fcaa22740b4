package org.hybridsearch.catalog.document;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.function.Function;
import org.hybridsearch.model.Item;

/** The text that stands for an item, out of its document. Safe for use by many threads. */
public final class ItemTexts {

  private final Function<Item, String> texts;

  /** {@code texts} looks at title, description, brand, categories and attributes only: nothing else makes a text anew. */
  public ItemTexts(Function<Item, String> texts) {
    this.texts = texts;
  }

  /** A text with what tells it from others. */
  public record HashedText(String hash, String text) {}

  /** The text of a document's item. */
  public HashedText of(JsonNode source) {
    String text = texts.apply(ItemReader.read(source));
    return new HashedText(TextHash.of(text), text);
  }
}
