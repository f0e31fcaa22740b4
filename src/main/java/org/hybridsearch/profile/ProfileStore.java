package org.hybridsearch.profile;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.hybridsearch.model.RankerFilter;
import org.hybridsearch.model.SearchException;
import org.hybridsearch.model.Signal;
import org.hybridsearch.model.Weights;

/** The profiles there are, read from configuration once. Immutable, so any search may keep what it got. */
public final class ProfileStore {

  /** The profile of a request that names none, where a market names no other. */
  public static final String ACTIVE = "default";

  private final Map<String, RankingProfile> byName;
  private final String active;

  private ProfileStore(Map<String, RankingProfile> byName, String active) {
    this.byName = Map.copyOf(byName);
    this.active = active;
  }

  /**
   * Reads and validates every configured profile.
   *
   * @throws IllegalStateException naming the profile and everything that is wrong with it
   */
  public static ProfileStore of(ProfileConfig config) {
    Map<String, RankingProfile> profiles = new HashMap<>();
    config.named().forEach((name, profile) -> profiles.put(name, valid(name, profile)));
    profiles.computeIfAbsent(ACTIVE, name -> {
      throw new IllegalStateException("There is no ranking profile named " + ACTIVE);
    });
    return new ProfileStore(profiles, ACTIVE);
  }

  /**
   * The same profiles with another one active.
   *
   * @throws IllegalArgumentException when there is none of that name; the message goes on after the name of a setting
   */
  public ProfileStore activating(String name) {
    if (!byName.containsKey(name)) {
      throw new IllegalArgumentException("names no ranking profile; there are " + String.join(", ", new TreeSet<>(byName.keySet())));
    }
    return new ProfileStore(byName, name);
  }

  /**
   * The profile of that name; the active one when the name is empty.
   *
   * @throws SearchException.BadInput when there is none
   */
  public RankingProfile snapshot(String name) {
    RankingProfile profile = byName.get(name.isEmpty() ? active : name);
    if (profile == null) {
      throw new SearchException.BadInput("There is no ranking profile of that name; leave profile out to use the active one.");
    }
    return profile;
  }

  private static RankingProfile valid(String name, ProfileConfig.Profile from) {
    try {
      RankingProfile profile = read(name, from);
      List<String> problems = ProfileValidator.problems(profile);
      if (problems.isEmpty()) {
        return profile;
      }
      throw new IllegalArgumentException(String.join("; ", problems));
    } catch (IllegalArgumentException wrong) {
      String settings = name.equals(ACTIVE) ? "hybridsearch.profiles" : "hybridsearch.profiles." + name;
      throw new IllegalStateException(
          "Ranking profile " + name + ", whose settings are under " + settings + ": " + wrong.getMessage(), wrong);
    }
  }

  private static RankingProfile read(String name, ProfileConfig.Profile from) {
    return new RankingProfile(name, from.version(), boosts(from.fields()), from.minimumShouldMatch(), from.exactTitleBoost(),
        from.legs().lexical(), from.legs().semantic(), from.legs().rankConstant(), from.legs().priorBound(), from.legs().favorites(),
        weights(from.weights()), from.freshnessHalfLifeDays(), from.lightFraction(),
        from.personalEntropy(), filter(from.personalFilter()));
  }

  private static RankerFilter filter(ProfileConfig.PersonalFilter from) {
    if (from.arn().isEmpty() && !from.values().isEmpty()) {
      throw new IllegalArgumentException("personal-filter.values needs a personal-filter.arn");
    }
    return new RankerFilter(from.arn().orElse(""), from.values());
  }

  private static Map<String, Double> boosts(ProfileConfig.Fields fields) {
    Map<String, Double> boosts = new LinkedHashMap<>();
    boosts.put("title", fields.title());
    boosts.put("brand.text", fields.brand());
    boosts.put("categories.text", fields.categories());
    boosts.put("description", fields.description());
    return boosts;
  }

  private static Weights weights(ProfileConfig.SignalWeights from) {
    Map<Signal, Double> weights = new EnumMap<>(Signal.class);
    for (Signal signal : Signal.values()) {
      weights.put(signal, switch (signal) {
        case LEXICAL -> from.lexical();
        case SEMANTIC -> from.semantic();
        case PERSONAL -> from.personal();
        case POPULARITY -> from.popularity();
        case FRESHNESS -> from.freshness();
        case AVAILABILITY -> from.availability();
        case EXACT -> 1 + others(from);
      });
    }
    return Weights.of(weights);
  }

  /** What all tunable signals together can give. */
  private static double others(ProfileConfig.SignalWeights from) {
    return from.lexical() + from.semantic() + from.personal() + from.popularity() + from.freshness() + from.availability();
  }
}
