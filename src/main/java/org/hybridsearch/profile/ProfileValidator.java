package org.hybridsearch.profile;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.hybridsearch.model.RankerFilter;
import org.hybridsearch.model.Signal;

/** Says what is wrong with a profile, in sentences that a tuner can act on. */
public final class ProfileValidator {

  /** The most candidates that both legs may bring: as many as a ranker takes in one call. */
  public static final int MAX_CANDIDATES = 500;

  private static final double MAX_WEIGHT = 100;
  private static final double MAX_BOOST = 1000;
  private static final double MAX_PRIOR = 100;
  private static final double MAX_ENTROPY = 32;
  private static final int MAX_FAVORITES = 200;
  private static final int MAX_FILTER_VALUES = 25;
  private static final int MAX_FILTER_VALUE = 1000;
  private static final Pattern FILTER_ARN = Pattern.compile("arn:[a-z\\d-]+:personalize:[^:]*:[^:]*:filter/.+");
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");
  private static final Pattern SHOULD_MATCH = Pattern.compile("(-?\\d{1,3}%?)|(\\d{1,3}<-?\\d{1,3}%?( \\d{1,3}<-?\\d{1,3}%?)*)");

  private final List<String> problems = new ArrayList<>();

  private ProfileValidator() {}

  /** The problems of a profile, none when it is valid. */
  public static List<String> problems(RankingProfile profile) {
    ProfileValidator validator = new ProfileValidator();
    validator.check(profile);
    return List.copyOf(validator.problems);
  }

  private void check(RankingProfile profile) {
    expect(NAME.matcher(profile.name()).matches(), "name must have 1 to 64 letters, digits, '.', '_' or '-'");
    expect(profile.version() >= 1, "version must be 1 or more");
    expect(SHOULD_MATCH.matcher(profile.minimumShouldMatch()).matches(),
        "minimum-should-match must be a number, a percentage or a rule such as 2<75%");
    checkLegs(profile);
    checkNumbers(profile);
    checkFilter(profile.personalFilter());
    profile.fieldBoosts().forEach((field, boost) -> within(boost, 1, MAX_BOOST, "fields." + field));
    for (Signal signal : Signal.values()) {
      if (signal != Signal.EXACT) { // made of the others
        within(profile.weights().of(signal), 0, MAX_WEIGHT, "weights." + signal.label());
      }
    }
    expect(profile.weights().of(Signal.LEXICAL) + profile.weights().of(Signal.SEMANTIC) > 0,
        "weights.lexical and weights.semantic must not both be 0");
  }

  /** What Amazon Personalize would refuse with each call. */
  private void checkFilter(RankerFilter filter) {
    expect(filter.isOwn() || FILTER_ARN.matcher(filter.name()).matches(), "personal-filter.arn must be the ARN of a filter");
    expect(filter.values().size() <= MAX_FILTER_VALUES
        && filter.values().values().stream().allMatch(value -> value.length() <= MAX_FILTER_VALUE),
        "personal-filter.values takes 25 parameters of 1,000 characters each");
  }

  private void checkLegs(RankingProfile profile) {
    within(profile.lexicalLimit(), 100, MAX_CANDIDATES, "legs.lexical");
    within(profile.semanticLimit(), 0, MAX_CANDIDATES, "legs.semantic");
    expect(profile.lexicalLimit() + profile.semanticLimit() <= MAX_CANDIDATES,
        "legs.lexical and legs.semantic together must be at most " + MAX_CANDIDATES);
    within(profile.rankConstant(), 1, 10_000, "legs.rank-constant");
    within(profile.favorites(), 0, MAX_FAVORITES, "legs.favorites");
    within(profile.priorBound(), 0, MAX_PRIOR, "legs.prior-bound");
  }

  private void checkNumbers(RankingProfile profile) {
    within(profile.exactTitleBoost(), 0, MAX_BOOST, "exact-title-boost");
    within(profile.freshnessHalfLifeDays(), 0.01, 36_500, "freshness-half-life-days");
    within(profile.lightFraction(), 0, 1, "light-fraction");
    within(profile.personalEntropy(), 0, MAX_ENTROPY, "personal-entropy");
  }

  private void within(double value, double least, double most, String what) {
    expect(value >= least && value <= most, what + " must be from " + plain(least) + " to " + plain(most));
  }

  private static String plain(double number) {
    return number == Math.rint(number) ? Long.toString((long) number) : Double.toString(number);
  }

  private void expect(boolean holds, String problem) {
    if (!holds) {
      problems.add(problem);
    }
  }
}
