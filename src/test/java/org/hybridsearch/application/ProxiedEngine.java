package org.hybridsearch.application;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.inject.Alternative;
import jakarta.inject.Singleton;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.hybridsearch.opensearch.EngineLauncher;
import org.hybridsearch.testing.EngineForTests;
import org.hybridsearch.testing.FaultProxy;
import org.hybridsearch.testing.ProxiedRequest;

/** The engine that all tests share, behind a proxy that sees what the service sends. */
@Alternative
@Singleton
public class ProxiedEngine implements EngineLauncher {

  private final List<FaultProxy> proxies = new CopyOnWriteArrayList<>();

  @Override
  public URI launch(Consumer<String> progress) {
    proxies.add(FaultProxy.before(EngineForTests.address()));
    return proxies.getLast().address();
  }

  /** Forgets what was sent so far. */
  public void forget() {
    proxies.getLast().forget();
  }

  /** Whether a search's window has been written: beside the searches, and a little later. */
  public boolean sawWindow() {
    return proxies.getLast().forwarded().stream()
        .anyMatch(request -> request.path().contains("_bulk") && request.body().contains("-windows-"));
  }

  /** What a caller's request made the service send: searches, reads of windows, look-ups, events, tombstones; not what runs beside. */
  public List<ProxiedRequest> sentForCallers() {
    return proxies.getLast().forwarded().stream().filter(ProxiedEngine::forCaller).toList();
  }

  private static boolean forCaller(ProxiedRequest request) {
    String path = request.path();
    boolean window = path.contains("-windows-") && (path.contains("/_create/") || path.contains("/_source/"));
    boolean lookUp = path.contains("_mget") && !request.body().contains("-control\"");
    boolean told = path.contains("ubi_events/_bulk") || path.contains("-forgotten") && path.contains("/_create/");
    return window || lookUp || told || path.contains("cancel_after_time_interval");
  }

  @PreDestroy
  void close() {
    proxies.forEach(FaultProxy::close);
  }
}
