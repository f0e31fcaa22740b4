package org.hybridsearch.behaviour.delivery.turn;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.hybridsearch.behaviour.follow.Shard;
import org.hybridsearch.opensearch.Json;
import org.hybridsearch.opensearch.Json.Member;

/**
 * How far a piece of work has got, and who is at it: one document that all replicas share.
 *
 * @param owner who is at it; empty when who did has stopped
 * @param term grows with each change of the owner: the fencing number
 * @param rounds how often everything was done that was there when the round began
 * @param positions up to which number of its writes each shard is settled
 */
public record Progress(String owner, long term, long rounds, Map<Shard, Long> positions) {

  static final Progress NONE = new Progress("", 0, 0, Map.of());

  public Progress {
    positions = Map.copyOf(positions);
  }

  Progress ownedBy(String other) {
    return new Progress(other, term + 1, rounds, positions);
  }

  Progress released() {
    return new Progress("", term, rounds, positions);
  }

  Progress at(Map<Shard, Long> settled) {
    return new Progress(owner, term, rounds, settled);
  }

  Progress roundDone() {
    return new Progress(owner, term, rounds + 1, positions);
  }

  /** @param renewal differs each time, so that others see that its owner lives */
  Json document(long renewal) {
    List<Json> shards = new ArrayList<>();
    positions.forEach((shard, number) -> shards.add(Json.object(Json.member("index", shard.index()),
        Json.member("uuid", shard.uuid()), Json.member("shard", shard.number()), Json.member("number", number))));
    List<Member> members = new ArrayList<>(List.of(Json.member("term", term), Json.member("rounds", rounds),
        Json.member("renewal", renewal), Json.member("positions", Json.array(shards))));
    if (!owner.isEmpty()) {
      members.add(Json.member("owner", owner));
    }
    return Json.object(members);
  }

  static Progress read(JsonNode source) {
    Map<Shard, Long> positions = new HashMap<>();
    source.path("positions").forEach(each -> positions.put(new Shard(each.path("index").asText(), each.path("uuid").asText(),
        each.path("shard").asInt()), each.path("number").asLong()));
    return new Progress(
        source.path("owner").asText(""), source.path("term").asLong(), source.path("rounds").asLong(), positions);
  }
}
