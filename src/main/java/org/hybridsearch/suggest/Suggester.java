package org.hybridsearch.suggest;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.hybridsearch.model.Item;
import org.hybridsearch.model.LiveIndex;
import org.hybridsearch.model.Market;
import org.hybridsearch.model.SearchException;
import org.hybridsearch.opensearch.AnswerReader;
import org.hybridsearch.opensearch.EngineException;
import org.hybridsearch.opensearch.SearchEngine;
import org.hybridsearch.suggest.phrase.Completion;
import org.hybridsearch.suggest.phrase.Folded;
import org.hybridsearch.suggest.phrase.PersonalData;
import org.hybridsearch.suggest.phrase.Phrases;
import org.hybridsearch.suggest.phrase.TitlePhrases;

/**
 * The suggestions of one market. Completions are past queries, those of more sessions first; then brands and categories; then
 * phrases of the titles that were found. Typos are forgiven where nothing is found without. Safe for use by many threads.
 */
public final class Suggester implements Suggestions {

  /** Titles that are looked at for phrases, as items come with them at little cost. */
  private static final int TITLES = 24;
  /** Nobody completes a text that is longer: it is a query, or none. */
  private static final int LONGEST = 100;

  private final PastQueries log;
  private final CatalogLabels labels;
  private final PrefixSearch items;
  private final SuggestConfig config;
  private final Supplier<LiveIndex> index;
  private final Duration deadline;
  private final Clock clock;
  private volatile Phrases queries = Phrases.NONE;
  private volatile Phrases names = Phrases.NONE;
  private Instant nextRead = Instant.MIN;
  private long generation = -1;

  /**
   * Where items are found.
   *
   * @param items reads one from its stored form
   * @param deadline the time in which suggestions arrive, or an error does
   */
  public record Catalogue(SearchEngine engine, Supplier<LiveIndex> index, AnswerReader<Item> items, Duration deadline) {}

  /** @throws IllegalArgumentException for a setting out of range; the message names it */
  public Suggester(Catalogue catalogue, PastQueries log, SuggestConfig config, Clock clock) {
    within("sessions", config.sessions(), 1, Integer.MAX_VALUE);
    within("most-queries", config.mostQueries(), 0, 100_000);
    within("most-labels", config.mostLabels(), 1, 10_000);
    this.log = log;
    this.labels = new CatalogLabels(catalogue.engine(), config.mostLabels());
    this.items = new PrefixSearch(catalogue.engine(), catalogue.items());
    this.index = catalogue.index();
    this.deadline = catalogue.deadline();
    this.config = config;
    this.clock = clock;
  }

  private static void within(String setting, int value, int least, int most) {
    if (value < least || value > most) {
      throw new IllegalArgumentException(
          "hybridsearch.suggest." + setting + " must be " + least + " to " + most + ", not " + value);
    }
  }

  @Override
  public Suggested suggest(Market market, String typed, int first) {
    Folded folded = Folded.of(typed);
    if (folded.text().length() > LONGEST || folded.text().isEmpty() && !typed.isBlank()) {
      return new Suggested(List.of(), List.of());
    }
    List<Item> found = found(folded.text().isEmpty() ? "" : typed.strip(), Math.max(first, TITLES));
    List<String> titles = found.stream().map(Item::title).toList();
    return new Suggested(completions(folded, titles, first), found.subList(0, Math.min(first, found.size())));
  }

  private List<Item> found(String words, int size) {
    try {
      return items.find(index.get().alias(), words, size, deadline);
    } catch (EngineException e) {
      throw new SearchException.Unavailable("Suggestions are not available at the moment; try again in a few seconds.", e);
    }
  }

  private List<Completion> completions(Folded typed, List<String> titles, int first) {
    List<Completion> all = new ArrayList<>(queries.completing(typed, first));
    all.addAll(names.completing(typed, first));
    if (all.isEmpty()) {
      all.addAll(queries.nearly(typed, first));
      all.addAll(names.nearly(typed, first));
    }
    all.addAll(TitlePhrases.completing(typed, titles, first));
    Set<String> known = new HashSet<>();
    return all.stream().filter(each -> known.add(Folded.of(each.text()).text())).limit(first).toList();
  }

  /**
   * Brings queries and labels up to date, as far as it is time to; to be run about each minute.
   *
   * @throws EngineException when the engine does not answer: what was known stays
   */
  public synchronized void refresh() {
    LiveIndex live = index.get();
    if (live.generation() != generation) {
      names = Phrases.of(labels.read(live.alias()));
      generation = live.generation();
    }
    if (!clock.instant().isBefore(nextRead)) {
      queries = Phrases.of(log.read().stream().map(PastQueries.PastQuery::text)
          .filter(text -> !PersonalData.possible(text)).limit(config.mostQueries()).toList());
      nextRead = clock.instant().plus(config.refreshEvery());
    }
  }
}
