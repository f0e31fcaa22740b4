package org.hybridsearch.evaluate.collection;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hybridsearch.evaluate.collection.JudgedCollection.Census;
import org.hybridsearch.evaluate.metric.Grades;

/**
 * Brings the files of a collection together. A judgment names its query by id, else by text. Judged twice, an item has the higher
 * grade. Judgments of queries or items that are not there are left out, and counted; when none is left, that is an error.
 */
public final class CollectionReader {

  private final CollectionFiles files;
  private final Set<String> items;
  private final List<Query> queries;
  private final List<Judgment> judgments;
  private final Map<String, Map<String, Integer>> grades = new HashMap<>();
  private final Set<String> unknownQueries = new LinkedHashSet<>();
  private int unknownItems;

  private CollectionReader(CollectionFiles files) {
    this.files = files;
    this.items = ItemFile.ids(files.items());
    this.queries = QueryFile.read(files.queries());
    this.judgments = JudgmentFile.read(files.judgments());
  }

  /** @throws BadFile when a file cannot be used, or they do not fit together */
  public static JudgedCollection read(CollectionFiles files) {
    return new CollectionReader(files).collection();
  }

  private JudgedCollection collection() {
    sort();
    int highest = grades.values().stream().flatMap(of -> of.values().stream()).mapToInt(Integer::intValue).max().orElse(0);
    if (highest == 0) {
      throw new BadFile(files.judgments(), ("no judgment finds a relevant item for a query: of %d, %d are of unknown items and "
          + "%d queries are unknown").formatted(judgments.size(), unknownItems, unknownQueries.size()));
    }
    List<Query> kept = new ArrayList<>();
    Map<String, Grades> gradesOfKept = new LinkedHashMap<>();
    int unjudged = 0;
    for (Query query : queries) {
      Map<String, Integer> byItem = grades.getOrDefault(query.id(), Map.of());
      unjudged += byItem.isEmpty() ? 1 : 0;
      if (byItem.values().stream().anyMatch(grade -> grade > 0)) {
        kept.add(query);
        gradesOfKept.put(query.id(), new Grades(byItem, highest));
      }
    }
    Census census = new Census(items.size(), queries.size(), judgments.size(), unjudged,
        queries.size() - unjudged - kept.size(), unknownQueries.size(), unknownItems);
    return new JudgedCollection(files.name(), files.items(), kept, gradesOfKept, census);
  }

  private void sort() {
    Map<String, String> ids = new HashMap<>();
    queries.forEach(query -> ids.putIfAbsent(query.text(), query.id()));
    queries.forEach(query -> ids.put(query.id(), query.id()));
    for (Judgment judgment : judgments) {
      String query = ids.get(judgment.query());
      if (query == null) {
        unknownQueries.add(judgment.query());
      } else if (!items.contains(judgment.item())) {
        unknownItems++;
      } else {
        grades.computeIfAbsent(query, id -> new HashMap<>()).merge(judgment.item(), judgment.grade(), Math::max);
      }
    }
  }
}
