package org.hybridsearch.evaluate.personal;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;

/**
 * Measures one shop: all contenders on the whole catalogue, then among what the words of a search bring.
 *
 * @param whole results on the catalogue
 * @param search results among search candidates
 * @param legs whether each leg brought the item, step by step and case by case
 */
public record PersonalRun(
    List<HeldOut.Case> cases, int catalogue, List<Contest.Result> whole, List<Contest.Result> search, List<Leg> legs) {

  /** The names of legs, in order. */
  private static final List<String> LEGS = List.of("lexical", "semantic", "favorites alone", "union");

  /**
   * What a leg found.
   *
   * @param step of the candidates' history
   * @param found 1 where it brought the item, else 0, in the order of the cases
   */
  public record Leg(PersonalShop.Step step, String name, double[] found) {}

  /** Asks a shop about all cases. */
  public static PersonalRun of(HeldOut behaviour, PersonalShop shop) {
    List<HeldOut.Case> cases = behaviour.cases();
    List<String> all = shop.catalogue();
    ItemCosine cosine = new ItemCosine(behaviour.training());
    double[] popularity = shop.popularity(all);
    List<Contest.Result> whole = Contest.of(cases, List.of(
        new Contest.Contender("unpersonalised", new OnlyOnce(of -> new Ranking.Listed(shop.search("")))),
        new Contest.Contender("popularity", of -> new Ranking.Scored(all, popularity)),
        new Contest.Contender("item cosine", of -> new Ranking.Scored(all, cosine.scores(of.userId(), all))),
        new Contest.Contender("local ranker", of -> new Ranking.Scored(all, shop.preferences(of.userId(), all))),
        new Contest.Contender("local ranker, blended", of -> new Ranking.Listed(shop.search(of.userId(), "")))));
    Searches searches = new Searches(shop);
    List<Contest.Result> search = Contest.of(cases, List.of(
        new Contest.Contender("unpersonalised", of -> new Ranking.Listed(shop.search(shop.queryFor(of.itemId())))),
        searches.contender("popularity", (user, items) -> shop.popularity(items)),
        searches.contender("item cosine", cosine::scores),
        searches.contender("local ranker", shop::preferences),
        new Contest.Contender("local ranker, blended",
            of -> new Ranking.Listed(shop.search(of.userId(), shop.queryFor(of.itemId()))))));
    return new PersonalRun(cases, all.size(), whole, search, legs(cases, shop));
  }

  /** Whether each leg brings the items to be foreseen, at each step. */
  public static List<Leg> legs(List<HeldOut.Case> cases, PersonalShop shop) {
    List<Leg> legs = new ArrayList<>();
    for (PersonalShop.Step step : PersonalShop.Step.values()) {
      legs.addAll(legs(cases, shop.step(step), step));
    }
    return legs;
  }

  private static List<Leg> legs(List<HeldOut.Case> cases, PersonalShop shop, PersonalShop.Step step) {
    List<Leg> legs = LEGS.stream().map(name -> new Leg(step, name, new double[cases.size()])).toList();
    for (int at = 0; at < cases.size(); at++) {
      String item = cases.get(at).itemId();
      PersonalShop.Candidates found = shop.candidates(cases.get(at).userId(), shop.queryFor(item));
      List<List<String>> lists = List.of(found.lexical(), found.semantic(), found.personal(), found.union());
      for (int leg = 0; leg < legs.size(); leg++) {
        legs.get(leg).found()[at] = lists.get(leg).contains(item) ? 1 : 0;
      }
    }
    return legs;
  }

  /** Orders what a search brings. */
  private record Searches(PersonalShop shop) {

    Contest.Contender contender(String name, BiFunction<String, List<String>, double[]> scores) {
      return new Contest.Contender(name, of -> {
        List<String> union = shop.candidates(of.userId(), shop.queryFor(of.itemId())).union();
        return union.isEmpty() ? new Ranking.Listed(union) : new Ranking.Scored(union, scores.apply(of.userId(), union));
      });
    }
  }

  /** What is the same for everybody is asked for once. */
  private static final class OnlyOnce implements Contest.Ranker {
    private final Contest.Ranker ranker;
    private final List<Ranking> known = new ArrayList<>();

    OnlyOnce(Contest.Ranker ranker) {
      this.ranker = ranker;
    }

    @Override
    public Ranking rank(HeldOut.Case of) {
      if (known.isEmpty()) {
        known.add(ranker.rank(of));
      }
      return known.getFirst();
    }
  }
}
