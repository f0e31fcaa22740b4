package org.hybridsearch.api.bulk;

import io.quarkus.test.junit.QuarkusTestProfile;
import jakarta.enterprise.inject.Alternative;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.hybridsearch.api.FakeBackend;
import org.hybridsearch.api.FakeBackendProfile;
import org.hybridsearch.catalog.load.Operation;
import org.hybridsearch.model.Market;
import org.hybridsearch.ndjson.Line;
import org.hybridsearch.ndjson.LineReader;
import org.hybridsearch.ndjson.LineReport;

/** Stands in for the catalogue behind the edge: reads uploads line by line, and does with them what a test says. */
@Alternative
@Singleton
public class BulkBackend {

  /** What to do with an upload's lines. */
  interface Behaviour {
    void take(InputStream in, LineReport report) throws IOException;
  }

  private static final int LIMIT = 1 << 20;

  final List<String> calls = new CopyOnWriteArrayList<>();
  volatile Behaviour behaviour = BulkBackend::acceptAll;

  void reset() {
    calls.clear();
    behaviour = BulkBackend::acceptAll;
  }

  static void acceptAll(InputStream in, LineReport report) throws IOException {
    LineReader reader = new LineReader(in, LIMIT);
    for (Optional<Line> line = reader.next(); line.isPresent(); line = reader.next()) {
      report.accept();
    }
  }

  @Produces
  @Singleton
  @Alternative
  BulkUploads uploads() {
    return new BulkUploads() {
      @Override
      public void items(Market market, InputStream in, Operation operation, LineReport report) throws IOException {
        run(market, operation.name(), in, report);
      }

      @Override
      public void replaceItems(Market market, InputStream in, LineReport report) throws IOException {
        run(market, "REPLACE", in, report);
      }

      @Override
      public void interactions(Market market, InputStream in, LineReport report) throws IOException {
        run(market, "INTERACTIONS", in, report);
      }
    };
  }

  private void run(Market market, String call, InputStream in, LineReport report) throws IOException {
    calls.add(market.equals(Market.DEFAULT) ? call : call + " " + market.name());
    behaviour.take(in, report);
  }

  /** The bulk edge with nothing behind it. */
  public static class Profile implements QuarkusTestProfile {

    @Override
    public Map<String, String> getConfigOverrides() {
      return FakeBackendProfile.NOTHING_STARTS;
    }

    @Override
    public Set<Class<?>> getEnabledAlternatives() {
      return Set.of(FakeBackend.class, BulkBackend.class);
    }
  }
}
