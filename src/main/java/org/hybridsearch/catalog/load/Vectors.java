package org.hybridsearch.catalog.load;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.hybridsearch.catalog.document.ItemTexts.HashedText;
import org.hybridsearch.embed.Embedder;
import org.hybridsearch.model.TextVector;

/** The vectors of one batch's texts: each text is embedded once, however often the batch is tried. For one thread. */
public final class Vectors {

  private static final int BATCH = 64;

  private final Embedder embedder;
  private final Map<String, TextVector> known = new HashMap<>();

  public Vectors(Embedder embedder) {
    this.embedder = embedder;
  }

  /**
   * Embeds those of the texts that are new here.
   *
   * @return how many were embedded
   * @throws org.hybridsearch.embed.EmbeddingException when the model fails; what it gave before is kept
   */
  public int ensure(Collection<HashedText> texts) {
    Map<String, String> missing = new LinkedHashMap<>();
    texts.stream().filter(text -> !known.containsKey(text.hash())).forEach(text -> missing.put(text.hash(), text.text()));
    List<Map.Entry<String, String>> entries = new ArrayList<>(missing.entrySet());
    for (int from = 0; from < entries.size(); from += BATCH) {
      embed(entries.subList(from, Math.min(from + BATCH, entries.size())));
    }
    return entries.size();
  }

  /** The vector of a text that was ensured. */
  public TextVector of(HashedText text) {
    TextVector vector = known.get(text.hash());
    if (vector == null) {
      throw new IllegalStateException("The text was not embedded");
    }
    return vector;
  }

  private void embed(List<Map.Entry<String, String>> entries) {
    List<TextVector> vectors = embedder.embed(entries.stream().map(Map.Entry::getValue).toList());
    for (int i = 0; i < entries.size(); i++) {
      known.put(entries.get(i).getKey(), vectors.get(i));
    }
  }
}
