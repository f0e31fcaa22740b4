package org.hybridsearch.standin.personalize;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.hybridsearch.behaviour.Interaction;
import org.hybridsearch.standin.personalize.filter.Subject;

/** The datasets: items, users and what they did; the model learns along. Safe for use by many threads. */
public final class Shop {

  private final BehaviourModel model;
  private final Map<String, Map<String, String>> items = new ConcurrentHashMap<>();
  private final Map<String, Map<String, String>> users = new ConcurrentHashMap<>();
  private final Map<String, Map<String, Set<String>>> interactions = new ConcurrentHashMap<>();
  private final Set<String> touched = ConcurrentHashMap.newKeySet();
  private final Map<String, Integer> eventIds = new ConcurrentHashMap<>();

  public Shop(BehaviourModel model) {
    this.model = model;
  }

  /** Takes in what happened, as an import would. */
  public void learn(Collection<Interaction> events) {
    events.forEach(event -> note(event, event.type().name()));
    model.learn(events);
  }

  /** Takes in one event that carries its own name of the type; a later one of the same id is ignored. */
  void record(Event event) {
    if (event.id().isEmpty() || eventIds.merge(event.id(), 1, Integer::sum) == 1) {
      note(event.interaction(), event.type());
      model.learn(List.of(event.interaction()));
    }
  }

  /** How often each event was put, by its id; it counts the first time alone. */
  public Map<String, Integer> eventIds() {
    return Map.copyOf(eventIds);
  }

  /** @param id empty where it has none */
  record Event(String id, String type, Interaction interaction) {}

  private void note(Interaction event, String type) {
    touched.add(event.itemId());
    interactions.computeIfAbsent(event.userId(), user -> new ConcurrentHashMap<>())
        .computeIfAbsent(event.itemId(), item -> ConcurrentHashMap.newKeySet()).add(type);
  }

  /** What was done in a session is a user's. */
  void join(String sessionId, String userId) {
    Map<String, Set<String>> past = sessionId.equals(userId) ? null : interactions.remove(sessionId);
    if (past != null) {
      past.forEach((item, types) -> interactions.computeIfAbsent(userId, user -> new ConcurrentHashMap<>())
          .computeIfAbsent(item, known -> ConcurrentHashMap.newKeySet()).addAll(types));
    }
    model.join(sessionId, userId);
  }

  /** Puts an item, or puts it anew. */
  public void putItem(String itemId, Map<String, String> fields) {
    items.put(itemId, Map.copyOf(fields));
  }

  void putUser(String userId, Map<String, String> fields) {
    users.put(userId, Map.copyOf(fields));
  }

  /** An item as it was last put, by the columns of its schema; empty where it never was. */
  public Map<String, String> item(String itemId) {
    return items.getOrDefault(itemId, Map.of());
  }

  /** A user as they were last put, by the columns of their schema; empty where they never were. */
  public Map<String, String> user(String userId) {
    return users.getOrDefault(userId, Map.of());
  }

  /** Forgets users; how many of them were known. */
  public int forget(Collection<String> userIds) {
    int forgotten = 0;
    for (String user : userIds) {
      boolean known = interactions.remove(user) != null | users.remove(user) != null | model.forget(user);
      forgotten += known ? 1 : 0;
    }
    return forgotten;
  }

  /** Whether an item was put. */
  boolean inCatalog(String itemId) {
    return items.containsKey(itemId);
  }

  /** Whether anybody ever did anything with an item. */
  boolean trained(String itemId) {
    return touched.contains(itemId);
  }

  /** Every item that was put or touched, in some order. */
  List<String> itemIds() {
    List<String> all = new ArrayList<>(touched);
    items.keySet().stream().filter(item -> !touched.contains(item)).forEach(all::add);
    return all;
  }

  /** How many users did something. */
  public int users() {
    return interactions.size();
  }

  /** An item's field, empty where it has none. */
  String field(String itemId, String name) {
    return items.getOrDefault(itemId, Map.of()).getOrDefault(name.toUpperCase(Locale.ROOT), "");
  }

  /** An item as filters see it for a user. */
  Subject subject(String userId, String itemId) {
    return new Subject() {
      @Override
      public Set<String> eventTypes() {
        return interactions.getOrDefault(userId, Map.of()).getOrDefault(itemId, Set.of());
      }

      @Override
      public Set<String> values(String field) {
        return Arrays.stream(field(itemId, field).split("\\|")).filter(value -> !value.isEmpty()).collect(Collectors.toSet());
      }
    };
  }

  BehaviourModel model() {
    return model;
  }
}
