package org.hybridsearch.dataset;

import java.time.Clock;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.hybridsearch.behaviour.delivery.turn.Lease;
import org.hybridsearch.behaviour.follow.Shard;
import org.hybridsearch.dataset.ActiveUsers.Active;
import org.hybridsearch.dataset.send.DatasetConfig;
import org.hybridsearch.dataset.send.Draft.Version;
import org.hybridsearch.dataset.send.Draft;
import org.hybridsearch.dataset.send.Round;
import org.hybridsearch.dataset.send.Sender;
import org.hybridsearch.export.DatasetRecords;

/** Lets a dataset of users have everybody who does something, once: reads what is stored behind a durable position. */
final class UserRound extends Round {

  private final ActiveUsers users;
  private final RecentUsers recent;

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
        if (!held() || !sent(page.users()) || !lease.settle(Map.of(shard, page.upTo()))) {
          return false;
        }
      }
    }
    return true;
  }

  private long position(Shard shard) {
    return lease.progress().positions().getOrDefault(shard, -1L);
  }

  /** Calls may take long: whoever was forgotten while others went is in none of them. */
  private boolean sent(List<Active> page) {
    Map<String, Active> byId = new LinkedHashMap<>();
    page.forEach(user -> byId.merge(user.id(), user, Active::later));
    return sender.send(drafts(byId.values()), false, this::held, draft -> !users.forgotten(byId.get(draft.id())));
  }

  private List<Draft> drafts(Collection<Active> page) {
    return page.stream().filter(user -> recent.at(user.id()).filter(at -> !users.forgotten(user, at)).isEmpty())
        .map(user -> new Draft(DatasetRecords.user(user.id(), user.signedIn()), 0, Version.ABSENT)).toList();
  }
}
