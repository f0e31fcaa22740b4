package org.hybridsearch.evaluate.contender;

import java.util.List;
import java.util.function.Function;

/** Remembers its last ranking, since fusion asks for what was measured alone a moment ago. For one thread. */
final class Remembering implements Contender {

  private final String name;
  private final Function<String, List<String>> ranker;
  private String query = "";
  private List<String> ranking = List.of();

  Remembering(String name, Function<String, List<String>> ranker) {
    this.name = name;
    this.ranker = ranker;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public List<String> rank(String asked) {
    if (!asked.equals(query)) {
      ranking = ranker.apply(asked);
      query = asked;
    }
    return ranking;
  }
}
