package org.hybridsearch.application;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import org.hybridsearch.behaviour.delivery.aws.LoopbackEvents;

/** An event tracker on loopback, and the settings that point to it. */
public class TrackerResource implements QuarkusTestResourceLifecycleManager {

  private static final String KEY = "aws.accessKeyId";
  private static final String SECRET = "aws.secretAccessKey";

  private LoopbackEvents tracker;

  @Override
  public Map<String, String> start() {
    try {
      tracker = new LoopbackEvents();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    System.setProperty(KEY, "AKIDEXAMPLE"); // where the SDK's default chain looks first
    System.setProperty(SECRET, "not-a-secret");
    return Map.of("hybridsearch.delivery.tracking-id", LoopbackEvents.TRACKER, "hybridsearch.delivery.region", "eu-west-1",
        "hybridsearch.delivery.endpoint-override", tracker.uri().toString(), "hybridsearch.delivery.every", "100ms");
  }

  @Override
  public void inject(TestInjector injector) {
    injector.injectIntoFields(tracker, new TestInjector.MatchesType(LoopbackEvents.class));
  }

  @Override
  public void stop() {
    System.clearProperty(KEY);
    System.clearProperty(SECRET);
    tracker.close();
  }
}
