package org.hybridsearch.wiring.boot;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import org.hybridsearch.behaviour.EventType;
import org.hybridsearch.behaviour.Interaction;
import org.hybridsearch.behaviour.InteractionLog;
import org.hybridsearch.behaviour.event.EventLog;
import org.hybridsearch.behaviour.forget.Forgotten;
import org.hybridsearch.behaviour.forget.Tombstone;
import org.hybridsearch.behaviour.popularity.PopularityWriter;
import org.hybridsearch.model.Shopper;
import org.hybridsearch.opensearch.EngineException;
import org.hybridsearch.personalize.local.LocalModel;
import org.jboss.logging.Logger;

/**
 * Hands what shoppers do in a market to its local model, and what is popular to the index. What the model knows is what is stored, without
 * what the tombstones cover: who is forgotten is read first at every turn, and nothing older of them is taken in after that.
 */
public final class Behaviour {

  private static final Logger LOG = Logger.getLogger(Behaviour.class);
  /** Learned at once, as each shopper's events are taken in together: the larger the cheaper, some 100 bytes an event. */
  private static final int CHUNK = 300_000;

  private final InteractionLog log;
  private final EventLog events;
  private final Forgotten forgotten;
  private final LocalModel model;
  private final PopularityWriter popularity;
  private final News news;
  private final ReentrantLock following = new ReentrantLock();
  /** Of whom the model may lack what they did since they were forgotten. */
  private final Set<String> incomplete = new HashSet<>();

  /** @param news is told whose preferences are no longer what they were, and since when */
  public Behaviour(InteractionLog log, EventLog events, Forgotten forgotten, LocalModel model, PopularityWriter popularity,
      News news) {
    this.log = log;
    this.events = events;
    this.forgotten = forgotten;
    this.model = model;
    this.popularity = popularity;
    this.news = news;
  }

  /** Is told of shoppers, by {@link Shopper.Someone#key}. */
  public interface News {

    /** They had it forgotten; the same for whose history was mixed with theirs. */
    void forgotten(String shopper, Instant at);

    /** What they did elsewhere was uploaded, and is learned here. */
    void uploaded(String shopper, Instant at);

    /**
     * They did something here.
     *
     * @param type absent where nothing is to be learned from it
     */
    void acted(String shopper, Optional<EventType> type, Instant at);
  }

  /** Learns all that is stored. */
  void learn() {
    forgotten.poll();
    List<Interaction> chunk = new ArrayList<>();
    log.readAll(batch -> take(wanted(batch), chunk));
    events.readAll(batch -> {
      List<EventLog.Entry> wanted = wantedEvents(batch);
      model.join(wanted.stream().flatMap(entry -> entry.joining().stream()).toList());
      take(interactions(wanted), chunk);
    });
    model.learn(chunk);
    LocalModel.Size size = model.size();
    Progress.say(size.interactions() + " interactions of " + size.shoppers() + " shoppers learned");
    writePopularity();
  }

  private void take(List<Interaction> batch, List<Interaction> chunk) {
    chunk.addAll(batch);
    if (chunk.size() >= CHUNK) {
      model.learn(chunk);
      chunk.clear();
    }
  }

  /** Learns what came since, and drops what was remembered of the shoppers who acted. */
  void follow() {
    following.lock();
    try {
      heed(forgotten.poll());
      completeAgain();
      log.poll(batch -> learn(wanted(batch)));
      events.poll(batch -> learnEvents(wantedEvents(batch)));
    } finally {
      following.unlock();
    }
  }

  /** Learns who was forgotten, and waits for nobody who learns at length: what is delivered elsewhere asks for it. */
  void followTheForgotten() {
    forgotten.read();
  }

  /** What {@link #follow} does, out of turn; where the engine fails, the next turn does it. */
  public void followSoon() {
    try {
      follow();
    } catch (EngineException e) {
      LOG.debug("The engine did not tell what is new; the next turn asks again", e);
    }
  }

  /** Drops who was forgotten; what they, and those whose history was mixed with theirs, did since is learned again. */
  private void heed(List<Tombstone> tombstones) {
    if (tombstones.isEmpty()) {
      return;
    }
    for (String id : forgotten.named(model.shoppers(), tombstones)) {
      incomplete.add(id);
      incomplete.addAll(model.forget(id));
    }
    Instant latest = tombstones.stream().map(Tombstone::at).max(Comparator.naturalOrder()).orElseThrow();
    incomplete.forEach(id -> news.forgotten(id, latest));
  }

  private void completeAgain() {
    if (!incomplete.isEmpty()) {
      Set<String> users = new HashSet<>();
      Set<String> sessions = new HashSet<>();
      incomplete.forEach(key -> Shopper.sessionOf(key).ifPresentOrElse(sessions::add, () -> users.add(key)));
      learn(wanted(log.of(users)));
      learnEvents(wantedEvents(events.of(users, sessions)));
      incomplete.clear();
    }
  }

  private void learn(List<Interaction> batch) {
    model.learn(batch);
    batch.forEach(interaction -> owners(interaction.userId()).forEach(who -> news.uploaded(who, interaction.sentAt())));
  }

  private void learnEvents(List<EventLog.Entry> batch) {
    model.join(batch.stream().flatMap(entry -> entry.joining().stream()).toList());
    model.learn(interactions(batch));
    batch.forEach(entry -> {
      Optional<EventType> type = entry.interaction().map(Interaction::type);
      Set<String> whose = new HashSet<>(owners(entry.userId()));
      whose.addAll(owners(Shopper.ofSession(entry.sessionId())));
      whose.forEach(who -> news.acted(who, type, entry.receivedAt()));
    });
  }

  /** Answers for a session and for its user are kept apart, and come from the same history. */
  private Set<String> owners(String shopper) {
    return shopper.isEmpty() ? Set.of() : new HashSet<>(List.of(shopper, model.owner(shopper)));
  }

  private List<Interaction> wanted(List<Interaction> batch) {
    return batch.stream().filter(interaction -> !forgotten.covers(interaction.userId(), "", interaction.sentAt())).toList();
  }

  private List<EventLog.Entry> wantedEvents(List<EventLog.Entry> batch) {
    return batch.stream().filter(entry -> !forgotten.covers(entry.userId(), entry.sessionId(), entry.sentAt())
        && !forgotten.covers(entry.userId(), entry.sessionId(), entry.receivedAt())).toList();
  }

  private static List<Interaction> interactions(List<EventLog.Entry> batch) {
    return batch.stream().flatMap(entry -> entry.interaction().stream()).toList();
  }

  /** Brings the items' popularity up to date. */
  void writePopularity() {
    popularity.write(model.popularities());
  }
}
