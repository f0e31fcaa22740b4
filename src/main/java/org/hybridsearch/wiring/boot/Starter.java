package org.hybridsearch.wiring.boot;

import jakarta.enterprise.inject.Instance;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.hybridsearch.behaviour.InteractionImporter;
import org.hybridsearch.catalog.Catalog;
import org.hybridsearch.catalog.StarterData;
import org.hybridsearch.catalog.load.Operation;
import org.hybridsearch.model.Market;
import org.hybridsearch.model.SearchException;
import org.hybridsearch.ndjson.LineCode;
import org.hybridsearch.ndjson.LineReport;
import org.hybridsearch.wiring.market.PerMarket;

/** Fills the default market's empty catalogue with a development build's demo, through the importer that users have. */
@Singleton
final class Starter {

  private static final int TELL_EVERY = 50_000;
  private static final String ITEMS = "items";
  private static final String INTERACTIONS = "interactions";

  private final Instance<StarterData> demo;
  private final boolean wanted;
  private final Catalog catalog;
  private final InteractionImporter interactions;
  private final Stored stored;

  Starter(Instance<StarterData> demo, @ConfigProperty(name = "hybridsearch.demo", defaultValue = "false") boolean wanted,
      PerMarket<Catalog> catalogs, PerMarket<InteractionImporter> interactions, Stored stored) {
    this.demo = demo;
    this.wanted = wanted;
    this.catalog = catalogs.of(Market.DEFAULT);
    this.interactions = interactions.of(Market.DEFAULT);
    this.stored = stored;
  }

  /** Does nothing where the demo is switched off, absent or loaded already. A load that broke off is done again. */
  void load() {
    if (!wanted || !demo.isResolvable()) {
      return;
    }
    StarterData data = demo.get();
    try {
      if (!stored.whole(ITEMS)) {
        items(data);
      }
      if (!stored.whole(INTERACTIONS)) {
        interactions(data);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void items(StarterData data) throws IOException {
    Progress.say("Importing the items of " + data.name());
    try (InputStream in = data.items(); LineReport report = new LineReport()) {
      catalog.apply(in, Operation.PUT, report,
          soFar -> Progress.say(soFar.accepted() + " items indexed, " + soFar.embedded() + " of them embedded anew"));
      markIfWhole(ITEMS, report);
    }
  }

  private void interactions(StarterData data) throws IOException {
    Progress.say("Importing the interactions of " + data.name());
    long[] told = {0};
    try (InputStream in = data.interactions(); LineReport report = new LineReport()) {
      interactions.load(in, report, lines -> {
        if (lines - told[0] >= TELL_EVERY) {
          told[0] = lines;
          Progress.say(lines + " interactions stored");
        }
      });
      Progress.say(report.accepted() + " interactions stored");
      markIfWhole(INTERACTIONS, report);
    }
  }

  /** What could not be taken in time is loaded again: a shop with half of its items only looks as if it worked. */
  private void markIfWhole(String part, LineReport report) {
    long missing = report.count(LineCode.UNAVAILABLE);
    if (missing > 0) {
      Progress.say(missing + " of them could not be taken in time; trying again");
      throw new SearchException.Unavailable("The engine did not take all of the demo in time");
    }
    stored.mark(part);
  }
}
