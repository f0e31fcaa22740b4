package org.hybridsearch.evaluate.quality;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.hybridsearch.evaluate.collection.JudgedCollection;
import org.hybridsearch.evaluate.collection.Query;
import org.hybridsearch.evaluate.contender.Contender;
import org.hybridsearch.evaluate.contender.Shop;

/** Asks every contender every query, one after the other. */
public final class QualityRun {

  /** As many characters as the service takes; longer queries are cut, for all alike. */
  static final int LONGEST_QUERY = 512;

  private QualityRun() {}

  public static CollectionResult of(JudgedCollection collection, Shop shop) {
    Map<String, List<QueryResult>> results = new LinkedHashMap<>();
    shop.contenders().forEach(contender -> results.put(contender.name(), new ArrayList<>()));
    long degraded = shop.service().degraded();
    for (Query query : collection.queries()) {
      String text = asked(query);
      for (Contender contender : shop.contenders()) {
        results.get(contender.name()).add(QueryResult.of(query, contender.rank(text), collection.gradesOf(query)));
      }
    }
    results.replaceAll((name, list) -> Collections.unmodifiableList(list));
    return new CollectionResult(collection, shop.service().name(), Collections.unmodifiableMap(results),
        shop.refused(), shop.service().degraded() - degraded);
  }

  static String asked(Query query) {
    String text = query.text().strip();
    return text.length() <= LONGEST_QUERY ? text : text.substring(0, LONGEST_QUERY).strip();
  }
}
