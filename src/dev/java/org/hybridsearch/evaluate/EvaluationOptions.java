package org.hybridsearch.evaluate;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.hybridsearch.evaluate.collection.CollectionFiles;

/**
 * What an evaluation is told: {@code -Devaluate.name=value}.
 *
 * @param collections what to measure on; none where only personal relevance is to be measured
 * @param offTopicQueries queries about nothing in any of the catalogues; where absent, each catalogue gets those of the others
 * @param baseline whom the others are compared with
 * @param against an earlier run's file of every query, or the folder that holds it
 * @param sample how many queries of a collection are asked at most, drawn with a fixed seed; 0 for all
 * @param output where reports go
 */
public record EvaluationOptions(
    List<CollectionFiles> collections,
    Optional<Path> offTopicQueries,
    String baseline,
    Optional<Path> against,
    int sample,
    Path output) {

  /** The interactions that are at hand wherever the demo catalogue is. */
  public static final String FOODMART = "foodmart";

  private static final String PREFIX = "evaluate.";
  private static final List<String> NAMES = List.of(
      "items", "queries", "judgments", "collections", "offTopicQueries", "baseline", "against", "sample", "output", "interactions",
      "candidates");
  private static final String USAGE = """
      Say what to evaluate on:
        -Devaluate.items=items.ndjson -Devaluate.queries=queries.tsv -Devaluate.judgments=qrels.txt
            items in the import format, a line each; queries as id<TAB>text, or CSV with the head queryId,query;
            judgments as TREC qrels, or CSV with the head query,itemId,grade
        -Devaluate.collections=folderA,folderB
            folders with items.ndjson, queries.tsv (or .csv) and qrels.txt (or judgments.csv) each
        -Devaluate.items=items.ndjson -Devaluate.interactions=interactions.ndjson, or -Devaluate.interactions=foodmart
            what shoppers did, in the import format, for personal relevance
      src/site/evaluation.md says more.""";

  public EvaluationOptions {
    collections = List.copyOf(collections);
  }

  /**
   * Reads what begins with {@code evaluate.}; what is blank counts as absent.
   *
   * @param fixture the collection to take where none is named and this is there
   * @throws IllegalArgumentException when nothing to measure on is named, or something is there that no option is called
   */
  public static EvaluationOptions of(Map<String, String> properties, Path fixture) {
    Options given = new Options(properties);
    given.refuseUnknown();
    return new EvaluationOptions(collections(given, fixture), given.path("offTopicQueries"),
        given.text("baseline").orElse("BM25 alone"), given.path("against"), given.number("sample"),
        given.path("output").orElse(Path.of("target", "evaluation")));
  }

  private static List<CollectionFiles> collections(Options given, Path fixture) {
    List<CollectionFiles> collections = new ArrayList<>();
    given.text("collections").stream().flatMap(text -> Arrays.stream(text.split(","))).map(String::strip)
        .filter(folder -> !folder.isEmpty()).forEach(folder -> collections.add(CollectionFiles.in(Path.of(folder))));
    boolean personal = given.text("interactions").isPresent();
    if (given.text("items").isPresent() && (!personal || given.text("queries").isPresent())) {
      Path items = given.needed("items");
      collections.add(new CollectionFiles(String.valueOf(items.getFileName()).replaceAll("\\.[^.]*$", ""), items,
          given.needed("queries"), given.needed("judgments")));
    }
    boolean own = personal && !given.text("interactions").filter(FOODMART::equals).isPresent();
    if (collections.isEmpty() && !own && CollectionFiles.complete(fixture)) {
      collections.add(CollectionFiles.in(fixture));
    }
    if (collections.isEmpty() && !personal) {
      throw new IllegalArgumentException(USAGE);
    }
    return collections;
  }

  private record Options(Map<String, String> properties) {

    void refuseUnknown() {
      TreeSet<String> unknown = new TreeSet<>(properties.keySet());
      unknown.removeIf(name -> !name.startsWith(PREFIX) || NAMES.contains(name.substring(PREFIX.length())));
      if (!unknown.isEmpty()) {
        throw new IllegalArgumentException("There is no -D" + String.join(", -D", unknown) + "; there are " + PREFIX
            + String.join(", " + PREFIX, NAMES));
      }
    }

    Optional<String> text(String name) {
      return Optional.ofNullable(properties.get(PREFIX + name)).filter(value -> !value.isBlank());
    }

    Optional<Path> path(String name) {
      return text(name).map(Path::of);
    }

    Path needed(String name) {
      return path(name).orElseThrow(() -> new IllegalArgumentException("-Devaluate." + name + " is missing.\n" + USAGE));
    }

    int number(String name) {
      String text = text(name).orElse("0");
      try {
        return Math.max(0, Integer.parseInt(text));
      } catch (NumberFormatException e) {
        throw new IllegalArgumentException("-Devaluate." + name + " is a whole number, not " + text);
      }
    }
  }
}
