package org.hybridsearch.dataset;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.hybridsearch.catalog.document.TextHash;
import org.hybridsearch.dataset.Sent.State;
import org.hybridsearch.dataset.send.Draft.Version;
import org.hybridsearch.dataset.send.Draft;
import org.hybridsearch.dataset.send.Notes;
import org.hybridsearch.opensearch.EngineException;
import org.hybridsearch.opensearch.EngineRequest;
import org.hybridsearch.opensearch.Json.Member;
import org.hybridsearch.opensearch.Json;
import org.hybridsearch.opensearch.SearchEngine;
import org.hybridsearch.opensearch.Trees;
import org.hybridsearch.opensearch.bulk.BulkAction;
import org.hybridsearch.opensearch.bulk.BulkOutcome;
import org.hybridsearch.opensearch.bulk.BulkSender;

/**
 * What a dataset of items was sent last, a small document each: what tells a change from none, and what is gone. A write names the
 * version it follows, so that of two that believe to be at it one finds out. Safe for use by many threads.
 */
final class SentRecords implements Notes {

  private static final String STATE = "state";
  private static final String DATASET = "dataset";
  private static final String SET_STATE = "ctx._source.state = params.state";

  private final SearchEngine engine;
  private final BulkSender sender;
  private final String alias;
  private final String dataset;
  private final Clock clock;
  private final Duration timeout;

  /** @param dataset its ARN: another dataset was sent nothing yet */
  SentRecords(SearchEngine engine, String alias, String dataset, Clock clock, Duration timeout) {
    this.engine = engine;
    this.sender = new BulkSender(engine, timeout);
    this.alias = alias;
    this.dataset = dataset;
    this.clock = clock;
    this.timeout = timeout;
  }

  private String key(String id) {
    return TextHash.of(dataset + '\n' + id);
  }

  /** What was last sent of each, by id, the last write included; what never was is left out. */
  Map<String, Sent> read(Collection<String> ids) {
    if (ids.isEmpty()) {
      return Map.of();
    }
    List<String> asked = List.copyOf(ids);
    JsonNode documents = send("POST", "/_mget", Map.of(),
        Json.object(Json.member("ids", Json.strings(asked.stream().map(this::key).toList())))).path("docs");
    Map<String, Sent> found = new HashMap<>();
    for (int i = 0; i < asked.size(); i++) {
      if (documents.path(i).path("found").asBoolean()) {
        found.put(asked.get(i), Sent.read(documents.path(i)));
      }
    }
    return found;
  }

  /** Notes that records were taken; those that another wrote meanwhile are noted as to be sent again. */
  @Override
  public void taken(List<Draft> drafts) {
    write(drafts, State.TAKEN, "", "");
  }

  /** Ids in the reason are taken out. */
  @Override
  public void refused(Draft draft, String code, String reason) {
    String cleared = reason.replaceAll("'[^']*'|\"[^\"]*\"", "…").replace(draft.id(), "…");
    write(List.of(draft), State.REFUSED, code, cleared.substring(0, Math.min(cleared.length(), 300)));
  }

  /** Found by {@link #wanted}. */
  @Override
  public void later(Draft draft) {
    write(List.of(draft), State.WANTED, "", "");
  }

  @Override
  public boolean keepsForLater() {
    return true;
  }

  private void write(List<Draft> drafts, State state, String code, String reason) {
    List<BulkOutcome> outcomes = sender.sendToAlias(alias, drafts.stream()
        .map(draft -> new BulkAction(head(draft), document(draft, state, code, reason))).toList());
    List<Draft> overtaken = new ArrayList<>();
    for (int i = 0; i < drafts.size(); i++) {
      if (outcomes.get(i).conflict()) {
        overtaken.add(drafts.get(i));
      } else if (!outcomes.get(i).succeeded()) {
        throw new EngineException.Throttled("What was sent could not be noted: " + outcomes.get(i).errorType());
      }
    }
    if (!overtaken.isEmpty()) { // which of the two arrived last nobody knows
      sender.sendToAlias(alias, overtaken.stream().map(draft -> BulkAction.update(key(draft.id()), change(State.WANTED))).toList());
    }
  }

  private Json head(Draft draft) {
    Version basis = draft.basis();
    return basis.equals(Version.ABSENT)
        ? Json.object(Json.member("create", Json.object(Json.member("_id", key(draft.id())))))
        : Json.object(Json.member("index", Json.object(Json.member("_id", key(draft.id())),
            Json.member("if_seq_no", basis.number()), Json.member("if_primary_term", basis.term()))));
  }

  private Json document(Draft draft, State state, String code, String reason) {
    List<Member> members = new ArrayList<>(List.of(Json.member(DATASET, dataset), Json.member(STATE, state.word()),
        Json.member("id", draft.id()), Json.member("fingerprint", draft.record().fingerprint()),
        Json.member("createdAt", draft.createdAt()), Json.member("kept", draft.record().kept()),
        Json.member("at", clock.instant().toEpochMilli())));
    if (state == State.REFUSED) {
      members.add(Json.member("code", code));
      members.add(Json.member("reason", reason));
    }
    return Json.object(members);
  }

  private static Json change(State state) {
    return Json.object(Json.member("script", script(state)));
  }

  private static Json script(State state) {
    return Json.object(Json.member("lang", "painless"), Json.member("source", SET_STATE),
        Json.member("params", Json.object(Json.member(STATE, state.word()))));
  }

  /** By whichever replica sends. */
  @Override
  public long replay() {
    refresh();
    return send("POST", "/_update_by_query", Map.of("conflicts", "proceed", "refresh", "true"),
        Json.object(Json.member("query", in(State.REFUSED)), Json.member("script", script(State.WANTED)))).path("updated").asLong();
  }

  /** Ids of what is to be sent again, as far as searches see. */
  List<String> wanted(int most) {
    return ids(Json.object(Json.member("size", most), Json.member("query", in(State.WANTED)), idsOnly()));
  }

  /** The ids in their order, behind one: all that was ever sent, whatever came of it. */
  List<String> page(String after, int size) {
    List<Member> body = new ArrayList<>(List.of(Json.member("size", size), Json.member("track_total_hits", false),
        Json.member("query", own(List.of())),
        Json.member("sort", Json.array(Json.object(Json.member("id", "asc")))), idsOnly()));
    if (!after.isEmpty()) {
      body.add(Json.member("search_after", Json.strings(List.of(after))));
    }
    return ids(Json.object(body));
  }

  /** Lets searches see all that was written until now. */
  void refresh() {
    engine.send(EngineRequest.of("POST", "/" + alias + "/_refresh", Map.of()), timeout, Trees::read);
  }

  /** As far as searches see. */
  @Override
  public long putAside() {
    return send("POST", "/_count", Map.of(), Json.object(Json.member("query", in(State.REFUSED)))).path("count").asLong();
  }

  private static Member idsOnly() {
    return Json.member("_source", Json.strings(List.of("id")));
  }

  private List<String> ids(Json body) {
    return StreamSupport.stream(send("POST", "/_search", Map.of("allow_partial_search_results", "false"), body).at("/hits/hits")
        .spliterator(), false).map(hit -> hit.at("/_source/id").asText()).toList();
  }

  private Json in(State state) {
    return own(List.of(Json.object(Json.member("term", Json.object(Json.member(STATE, state.word()))))));
  }

  private Json own(List<Json> further) {
    List<Json> filters = new ArrayList<>(further);
    filters.add(Json.object(Json.member("term", Json.object(Json.member(DATASET, dataset)))));
    return Json.object(Json.member("bool", Json.object(Json.member("filter", Json.array(filters)))));
  }

  private JsonNode send(String method, String what, Map<String, String> parameters, Json body) {
    return engine.send(EngineRequest.of(method, "/" + alias + what, parameters, body), timeout, Trees::read);
  }
}
