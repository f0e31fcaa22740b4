package org.hybridsearch.catalog.replace;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import org.hybridsearch.catalog.document.Fields;
import org.hybridsearch.catalog.document.ItemTexts;
import org.hybridsearch.catalog.document.ItemTexts.HashedText;
import org.hybridsearch.catalog.load.Vectors;
import org.hybridsearch.embed.Embedder;
import org.hybridsearch.model.TextVector;

/** Completes documents with text hash and vector: a known vector of the same text is taken over. Safe for many threads. */
final class Composer {

  private final ItemTexts texts;
  private final Embedder embedder;

  Composer(ItemTexts texts, Embedder embedder) {
    this.texts = texts;
    this.embedder = embedder;
  }

  /**
   * A document that lacks its vector.
   *
   * @param donors documents whose vectors may be of the same text
   */
  record Draft(ObjectNode source, List<ObjectNode> donors) {}

  /** Completes the drafts in place; gives how many texts were embedded. */
  int complete(List<Draft> drafts, Vectors vectors) {
    List<HashedText> hashed = drafts.stream().map(draft -> texts.of(draft.source())).toList();
    List<HashedText> missing = new ArrayList<>();
    for (int i = 0; i < drafts.size(); i++) {
      if (!inherit(drafts.get(i), hashed.get(i))) {
        missing.add(hashed.get(i));
      }
    }
    int embedded = vectors.ensure(missing);
    for (int i = 0; i < drafts.size(); i++) {
      ObjectNode source = drafts.get(i).source();
      if (!source.has(Fields.EMBEDDING)) {
        put(source, vectors.of(hashed.get(i)));
      }
    }
    return embedded;
  }

  /** Vectors for one batch. */
  Vectors vectors() {
    return new Vectors(embedder);
  }

  private static boolean inherit(Draft draft, HashedText text) {
    ObjectNode source = draft.source();
    source.remove(Fields.EMBEDDING);
    source.put(Fields.TEXT_HASH, text.hash());
    for (ObjectNode donor : draft.donors()) {
      if (donor.has(Fields.EMBEDDING) && text.hash().equals(donor.path(Fields.TEXT_HASH).asText())) {
        source.set(Fields.EMBEDDING, donor.get(Fields.EMBEDDING));
        return true;
      }
    }
    return false;
  }

  private static void put(ObjectNode source, TextVector vector) {
    ArrayNode values = source.putArray(Fields.EMBEDDING);
    for (int i = 0; i < vector.dimension(); i++) {
      values.add(vector.at(i));
    }
  }
}
