package org.hybridsearch.dataset;

import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.hybridsearch.behaviour.delivery.turn.Lease;
import org.hybridsearch.behaviour.follow.Shard;
import org.hybridsearch.dataset.ActiveUsers.Active;
import org.hybridsearch.dataset.send.DatasetConfig;
import org.hybridsearch.dataset.send.Draft.Version;
import org.hybridsearch.dataset.send.Draft;
import org.hybridsearch.dataset.send.Round;
import org.hybridsearch.dataset.send.Sender;
import org.hybridsearch.export.DatasetRecords;

/**
 * Lets a dataset of users have everybody who does something, once: reads what is stored behind a durable position. After a failure
 * somebody who was sent before is sent with the others, which changes nothing: one that always fails is told from an outage by it.
 */
final class UserRound extends Round {

  private final ActiveUsers users;
  private final RecentUsers recent;
  private Optional<Active> witness = Optional.empty();
  private boolean failed;

  UserRound(ActiveUsers users, RecentUsers recent, Lease lease, Sender sender, DatasetConfig config, Clock clock) {
    super(lease, sender, recent, config, clock);
    this.users = users;
    this.recent = recent;
  }

  @Override
  protected boolean work() {
    for (Map.Entry<Shard, Long> end : users.ends(lease.progress().positions()).entrySet()) {
      Shard shard = end.getKey();
      for (long at = position(shard); at < end.getValue(); at = position(shard)) {
        ActiveUsers.Page page = users.page(shard, at, end.getValue(), config.pageSize());
        if (!held() || !send(page.users()) || !lease.settle(Map.of(shard, page.upTo()))) {
          return false;
        }
      }
    }
    return true;
  }

  private long position(Shard shard) {
    return lease.progress().positions().getOrDefault(shard, -1L);
  }

  private boolean send(List<Active> page) {
    Map<String, Active> byId = new LinkedHashMap<>();
    page.forEach(user -> byId.merge(user.id(), user, Active::later));
    List<Active> unknown = byId.values().stream().filter(user -> !known(user)).toList();
    Optional<Active> known = failed && !unknown.isEmpty() ? witness.filter(this::known) : Optional.empty();
    known.ifPresent(user -> byId.merge(user.id(), user, Active::later));
    List<Draft> drafts = Stream.concat(known.stream(), unknown.stream()) // the first, as others are not tried after a failure
        .map(user -> new Draft(DatasetRecords.user(user.id(), user.signedIn()), 0, Version.ABSENT)).toList();
    // Calls may take long: whoever was forgotten while others went is in none of them.
    failed = !sender.send(drafts, false, this::held, draft -> !users.forgotten(byId.get(draft.id())));
    witness = unknown.stream().filter(this::known).findFirst().or(() -> witness);
    return !failed;
  }

  /** Whether somebody was sent, and not forgotten since. */
  private boolean known(Active user) {
    return recent.at(user.id()).filter(at -> !users.forgotten(user, at)).isPresent();
  }
}
