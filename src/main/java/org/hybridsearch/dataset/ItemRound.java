package org.hybridsearch.dataset;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.hybridsearch.behaviour.delivery.turn.Lease;
import org.hybridsearch.behaviour.follow.Shard;
import org.hybridsearch.dataset.LiveItems.Current;
import org.hybridsearch.dataset.Sent.State;
import org.hybridsearch.dataset.send.DatasetConfig;
import org.hybridsearch.dataset.send.Draft.Version;
import org.hybridsearch.dataset.send.Draft;
import org.hybridsearch.dataset.send.Round;
import org.hybridsearch.dataset.send.Sender;
import org.hybridsearch.export.DatasetRecord;
import org.hybridsearch.export.DatasetRecords;
import org.hybridsearch.model.Item;

/**
 * Brings a dataset of items to what the catalogue is: reads what was written behind a durable position, and sends what is not as it
 * was sent. Beside that it goes through all that was ever sent, since what is not there any more is written nowhere: after another
 * index was swapped in, when this replica took over, and now and then.
 */
final class ItemRound extends Round {

  /** Pages of what was ever sent that are compared in one round, so that changes do not wait for long. */
  private static final int COMPARED_PAGES = 4;

  private final LiveItems items;
  private final SentRecords records;
  private final DatasetRecords columns;
  private final Clock clock;
  private Set<String> comparedIndexes = Set.of();
  private Instant comparedAt = Instant.MIN;
  private String compared = "";
  private boolean comparing;

  ItemRound(LiveItems items, DatasetRecords columns, Lease lease, Sender sender, SentRecords records, Setting setting) {
    super(lease, sender, records, setting.config(), setting.clock());
    this.items = items;
    this.records = records;
    this.columns = columns;
    this.clock = setting.clock();
  }

  /** How and when. */
  record Setting(DatasetConfig config, Clock clock) {}

  @Override
  protected boolean work() {
    Set<String> indexes = items.shards().stream().map(Shard::uuid).collect(Collectors.toSet());
    boolean done = again() & (changes() && compare(indexes)); // what fails on and on must not hold up the rest
    return done && (indexes.isEmpty() || lease.prune(shard -> !indexes.contains(shard.uuid())));
  }

  /** What was refused and is asked for again, what was put off, and what two replicas sent at once. */
  private boolean again() {
    List<String> wanted = records.wanted(config.pageSize());
    return wanted.isEmpty() || settle(items.read(wanted), true);
  }

  private boolean changes() {
    for (Map.Entry<Shard, Long> end : items.ends(lease.progress().positions()).entrySet()) {
      Shard shard = end.getKey();
      for (long at = position(shard); at < end.getValue(); at = position(shard)) {
        LiveItems.Page page = items.page(shard, at, end.getValue(), config.pageSize());
        if (!settle(page.items(), false) || !lease.settle(Map.of(shard, page.upTo()))) {
          return false;
        }
      }
    }
    return true;
  }

  private long position(Shard shard) {
    return lease.progress().positions().getOrDefault(shard, -1L);
  }

  private boolean compare(Set<String> indexes) {
    if (!indexes.equals(comparedIndexes) || !comparing && !clock.instant().isBefore(comparedAt.plus(config.compareEvery()))) {
      comparedIndexes = Set.copyOf(indexes);
      compared = "";
      comparing = true;
      comparedAt = clock.instant();
      records.refresh(); // else what was sent a moment ago would be missing
    }
    for (int page = 0; comparing && page < COMPARED_PAGES; page++) {
      List<String> ids = records.page(compared, config.pageSize());
      if (!settle(items.read(ids), false)) {
        return false;
      }
      comparing = ids.size() == config.pageSize();
      compared = ids.isEmpty() ? compared : ids.getLast();
    }
    return true;
  }

  /** Sends what is not as it was sent; whether all of it is settled. */
  private boolean settle(List<Current> found, boolean wantedOnly) {
    Map<String, Sent> before = records.read(found.stream().map(Current::id).toList());
    List<Draft> drafts = new ArrayList<>();
    Set<String> ids = new HashSet<>();
    for (Current current : found) {
      if (ids.add(current.id())) {
        draft(current, Optional.ofNullable(before.get(current.id())), wantedOnly).ifPresent(drafts::add);
      }
    }
    return held() && sender.send(drafts, wantedOnly, this::held);
  }

  private Optional<Draft> draft(Current current, Optional<Sent> before, boolean wantedOnly) {
    if (wantedOnly && before.filter(sent -> sent.state() == State.WANTED).isEmpty()) {
      return Optional.empty(); // it was settled, and searches do not see it yet
    }
    Instant created = current.item().flatMap(Item::createdAt)
        .or(() -> before.map(sent -> Instant.ofEpochSecond(sent.createdAt()))) // else an upload would make it young again
        .orElse(current.loadedAt());
    Optional<DatasetRecord> record = current.item().flatMap(item -> columns.item(item, created))
        .or(() -> before.map(sent -> columns.gone(current.id(), sent.kept())));
    return record.filter(next -> before.filter(sent -> same(sent, next)).isEmpty()).map(next ->
        new Draft(next, created.getEpochSecond(), before.map(Sent::version).orElse(Version.ABSENT)));
  }

  private static boolean same(Sent sent, DatasetRecord next) {
    return sent.state() != State.WANTED && sent.fingerprint().equals(next.fingerprint());
  }
}
