package org.hybridsearch.embed.langchain4j.bedrock;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import org.hybridsearch.embed.remote.Pace;
import org.hybridsearch.model.TextVector;

/**
 * Texts of catalogues: several a call where the model takes them, calls side by side, each when it is its turn. Thread-safe.
 *
 * <p>When a batch fails, what was embedded of it was paid for: it is kept for whoever tries again.
 */
final class Batches {

  private static final int KEPT = 2_000;
  private static final Duration KEPT_FOR = Duration.ofMinutes(10);

  private final Calls calls;
  private final Pace pace;
  private final Semaphore places;
  private final Cache<String, TextVector> paid = Caffeine.newBuilder().maximumSize(KEPT).expireAfterWrite(KEPT_FOR).build();

  /** @param places shared by all batches */
  Batches(Calls calls, Pace pace, Semaphore places) {
    this.calls = calls;
    this.pace = pace;
    this.places = places;
  }

  /** One vector a text, in the same order; any number of texts. */
  List<TextVector> embed(List<String> texts) {
    Map<String, TextVector> known = new LinkedHashMap<>();
    List<String> missing = new ArrayList<>();
    for (String text : texts) {
      TextVector kept = paid.asMap().remove(text);
      if (kept != null) {
        known.put(text, kept);
      } else if (!known.containsKey(text) && !missing.contains(text)) {
        missing.add(text);
      }
    }
    try {
      embed(missing, known);
    } catch (RuntimeException failure) {
      paid.putAll(known);
      throw failure;
    }
    return texts.stream().map(text -> Objects.requireNonNull(known.get(text))).toList();
  }

  private void embed(List<String> missing, Map<String, TextVector> known) {
    List<List<String>> parts = parts(missing);
    if (parts.size() == 1) {
      add(parts.getFirst(), inTurn(parts.getFirst()), known);
    } else if (!parts.isEmpty()) {
      sideBySide(parts, known);
    }
  }

  /** The first failure ends what is waiting: the batch is lost either way, and each further call would be paid for. */
  private void sideBySide(List<List<String>> parts, Map<String, TextVector> known) {
    List<Future<List<TextVector>>> coming = new ArrayList<>();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      parts.forEach(part -> coming.add(threads.submit(() -> inItsPlace(part))));
      try {
        for (int i = 0; i < parts.size(); i++) {
          add(parts.get(i), coming.get(i).get(), known);
        }
        return;
      } catch (ExecutionException | InterruptedException e) {
        threads.shutdownNow();
        throw Faults.ofBatch(e);
      }
    } finally {
      if (coming.stream().anyMatch(part -> part.state() != Future.State.SUCCESS)) {
        keep(parts, coming, known);
      }
    }
  }

  /** All threads have ended. */
  private static void keep(List<List<String>> parts, List<Future<List<TextVector>>> ended, Map<String, TextVector> known) {
    for (int i = 0; i < ended.size(); i++) {
      if (ended.get(i).state() == Future.State.SUCCESS) {
        add(parts.get(i), ended.get(i).resultNow(), known);
      }
    }
  }

  private List<TextVector> inItsPlace(List<String> part) throws InterruptedException {
    places.acquire();
    try {
      return inTurn(part);
    } finally {
      places.release();
    }
  }

  private List<TextVector> inTurn(List<String> part) {
    return pace.call(TokenCounter.estimate(part.stream().mapToInt(String::length).sum()), () -> calls.call(part));
  }

  private List<List<String>> parts(List<String> texts) {
    int most = calls.family().textsPerCall();
    List<List<String>> parts = new ArrayList<>();
    for (int from = 0; from < texts.size(); from += most) {
      parts.add(List.copyOf(texts.subList(from, Math.min(from + most, texts.size()))));
    }
    return parts;
  }

  private static void add(List<String> part, List<TextVector> vectors, Map<String, TextVector> known) {
    for (int i = 0; i < part.size(); i++) {
      known.put(part.get(i), vectors.get(i));
    }
  }
}
