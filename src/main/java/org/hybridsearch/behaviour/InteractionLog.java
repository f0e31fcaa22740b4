package org.hybridsearch.behaviour;

import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;
import org.hybridsearch.behaviour.follow.SequencedLog;
import org.hybridsearch.opensearch.Json;
import org.hybridsearch.opensearch.SearchEngine;

/**
 * The stored interactions as this replica has read them: all of them, and then each further one once, whoever wrote it. Safe for
 * use by many threads, which wait for each other.
 */
public final class InteractionLog {

  private static final Json FIELDS = Json.array(InteractionDocument.FIELDS.stream()
      .map(field -> field.equals(InteractionDocument.SENT_AT)
          ? Json.object(Json.member("field", field), Json.member("format", "epoch_millis"))
          : Json.object(Json.member("field", field)))
      .toList());

  private final SequencedLog<Interaction> log;

  /** The log behind an alias; nothing of it counts as read. */
  public InteractionLog(SearchEngine engine, String alias, BehaviourConfig config) {
    this.log = new SequencedLog<>(engine, alias, new SequencedLog.Reading<>(FIELDS, List.of(), InteractionPage::read),
        config.pageSize(), config.requestTimeout());
  }

  /** Hands over everything that is stored, as {@link SequencedLog#readAll} does. */
  public void readAll(Consumer<List<Interaction>> consumer) {
    log.readAll(consumer);
  }

  /** Hands over what was stored since the last call, as {@link SequencedLog#poll} does. */
  public void poll(Consumer<List<Interaction>> consumer) {
    log.poll(consumer);
  }

  /** What is stored of some shoppers: at most 10,000 of the newest. */
  public List<Interaction> of(Collection<String> userIds) {
    Json query = Json.object(Json.member("terms", Json.object(Json.member(InteractionDocument.USER_ID, Json.strings(userIds)))));
    return log.find(query, InteractionDocument.SENT_AT);
  }
}
