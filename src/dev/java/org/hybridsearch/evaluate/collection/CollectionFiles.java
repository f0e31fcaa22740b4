package org.hybridsearch.evaluate.collection;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Where the parts of a collection are.
 *
 * @param name as reports call it
 */
public record CollectionFiles(String name, Path items, Path queries, Path judgments) {

  private static final List<String> ITEMS = List.of("items.ndjson");
  private static final List<String> QUERIES = List.of("queries.tsv", "queries.csv");
  private static final List<String> JUDGMENTS = List.of("qrels.txt", "judgments.csv");

  /**
   * A folder with {@code items.ndjson}, {@code queries.tsv} or {@code .csv}, and {@code qrels.txt} or {@code judgments.csv}.
   *
   * @throws BadFile when a part is missing
   */
  public static CollectionFiles in(Path folder) {
    Path whole = folder.toAbsolutePath().normalize();
    return new CollectionFiles(String.valueOf(whole.getFileName()), part(folder, ITEMS), part(folder, QUERIES),
        part(folder, JUDGMENTS));
  }

  /** Whether a folder has all parts. */
  public static boolean complete(Path folder) {
    return found(folder, ITEMS).isPresent() && found(folder, QUERIES).isPresent() && found(folder, JUDGMENTS).isPresent();
  }

  private static Path part(Path folder, List<String> names) {
    return found(folder, names).orElseThrow(() -> new BadFile(folder, "has no " + String.join(" and no ", names)));
  }

  private static Optional<Path> found(Path folder, List<String> names) {
    return names.stream().map(folder::resolve).filter(Files::isRegularFile).findFirst();
  }
}
