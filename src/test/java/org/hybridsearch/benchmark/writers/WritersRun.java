package org.hybridsearch.benchmark.writers;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.hybridsearch.benchmark.result.Sample;
import org.hybridsearch.benchmark.result.Writers;
import org.hybridsearch.benchmark.server.Shop;

/** Searches alone, and then beside writers. */
public final class WritersRun {

  private static final Pattern ID = Pattern.compile("\"id\":\"([^\"]*)\"");

  private WritersRun() {}

  /**
   * Measures.
   *
   * @param perSecond changes a second
   * @param searches measures searches for a while, told what they run beside
   */
  public static Writers run(Shop shop, int perSecond, Function<String, Sample> searches) throws IOException, InterruptedException {
    List<String> ids = ids(shop);
    Map<String, Sample> samples = new LinkedHashMap<>();
    samples.put(Writers.ALONE, searches.apply(Writers.ALONE));
    return shop.write((catalog, engine) -> {
      Sightings sightings = new Sightings(engine, shop.alias());
      try (Patches patches = Patches.start(catalog, ids, perSecond, sightings)) {
        samples.put(Writers.BESIDE, searches.apply(Writers.BESIDE));
        return new Writers(samples, patches.perSecond(), patches.failed(), sightings.nanos());
      }
    });
  }

  private static List<String> ids(Shop shop) {
    try (Stream<String> lines = shop.data().itemLines()) {
      return lines.map(ID::matcher).filter(Matcher::find).map(found -> found.group(1)).toList();
    }
  }
}
