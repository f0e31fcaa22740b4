package org.hybridsearch.catalog.load;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hybridsearch.catalog.document.FieldChange;
import org.hybridsearch.catalog.document.Fields;
import org.hybridsearch.catalog.document.ItemTexts.HashedText;
import org.hybridsearch.catalog.document.Prior;
import org.hybridsearch.model.TextVector;
import org.hybridsearch.opensearch.Json;
import org.hybridsearch.opensearch.Json.Member;
import org.hybridsearch.opensearch.Trees;
import org.hybridsearch.opensearch.bulk.BulkAction;

/**
 * Changes as bulk actions. Each is one script with a constant text, which the engine runs atomically: it compares versions, and
 * where the change was prepared for another text than the stored one it leaves all as it is. Outcomes carry version, text hash
 * and tombstone of what is stored then, which tells the cases apart.
 */
public final class ItemActions {

  private static final String PUT = """
      def s = ctx._source;
      boolean fresh = ctx.op == 'create';
      if (!fresh && s.version > params.version) { ctx.op = 'none'; return; }
      if (params.embedding == null && (fresh || s.textHash != params.textHash)) { ctx.op = 'none'; return; }
      def embedding = params.embedding == null ? s.embedding : params.embedding;
      def learned = s.learnedPopularity;
      s.clear();
      s.putAll(params.item);
      s.version = params.version;
      s.base = params.version;
      s.textHash = params.textHash;
      s.embedding = embedding;
      s.loadedAt = ctx._now;
      if (learned != null) { s.learnedPopularity = learned; }
      """ + Prior.SCRIPT;

  private static final String PATCH = """
      def s = ctx._source;
      if (s.tombstone == true || s.version > params.version) { ctx.op = 'none'; return; }
      if (params.basis != null && s.textHash != params.basis) { ctx.op = 'none'; return; }
      if (s.patched == null) { s.patched = new HashMap(); }
      for (def change : params.changes) {
        Map at = s;
        for (int i = 0; i < change.path.size() - 1; i++) {
          if (at[change.path[i]] == null) { at[change.path[i]] = new HashMap(); }
          at = at[change.path[i]];
        }
        def last = change.path[change.path.size() - 1];
        if (change.value == null) { at.remove(last); } else { at[last] = change.value; }
        s.patched[change.name] = params.version;
      }
      s.version = params.version;
      if (params.textHash != null) { s.textHash = params.textHash; }
      if (params.embedding != null) { s.embedding = params.embedding; }
      """ + Prior.SCRIPT;

  private static final String DELETE = """
      def s = ctx._source;
      if (ctx.op != 'create' && s.version > params.version) { ctx.op = 'none'; return; }
      s.clear();
      s.id = params.id;
      s.version = params.version;
      s.base = params.version;
      s.tombstone = true;
      s.loadedAt = ctx._now;
      """;

  private static final Json LEFT = Json.strings(List.of(Fields.VERSION, Fields.TEXT_HASH, Fields.TOMBSTONE));

  private ItemActions() {}

  /** Writes the whole item; without a vector it keeps the stored one, provided that is of the same text. */
  public static BulkAction put(ItemChange.Put put, HashedText text, Optional<TextVector> vector) {
    List<Member> parameters = new ArrayList<>(List.of(
        Json.member("version", put.version()),
        Json.member("item", Trees.json(put.source())),
        Json.member("textHash", text.hash())));
    parameters.add(embedding(vector));
    return upsert(put.documentId(), PUT, parameters);
  }

  /** Changes fields none of which is textual. */
  public static BulkAction patch(ItemChange.Patch patch) {
    return update(patch.documentId(), false, PATCH, List.of(
        Json.member("version", patch.version()), Json.member("changes", changes(patch.changes()))));
  }

  /**
   * Changes fields some of which are textual.
   *
   * @param basis hash of the text that was stored when the new text was made
   * @param vector of the new text; empty when it is the same as before
   */
  public static BulkAction patch(ItemChange.Patch patch, String basis, HashedText text, Optional<TextVector> vector) {
    return update(patch.documentId(), false, PATCH, List.of(
        Json.member("version", patch.version()),
        Json.member("changes", changes(patch.changes())),
        Json.member("basis", basis),
        Json.member("textHash", text.hash()),
        embedding(vector)));
  }

  /** Deletes the item, or remembers that it was, where it never came. */
  public static BulkAction delete(ItemChange.Delete delete) {
    return upsert(delete.documentId(), DELETE,
        List.of(Json.member("version", delete.version()), Json.member("id", delete.id())));
  }

  private static Member embedding(Optional<TextVector> vector) {
    return Json.member(Fields.EMBEDDING, vector.map(present -> Json.floats(present.toArray())).orElse(Json.raw("null")));
  }

  private static Json changes(List<FieldChange> changes) {
    ArrayNode parameters = JsonNodeFactory.instance.arrayNode(changes.size());
    changes.forEach(change -> parameters.add(change.toParameter()));
    return Trees.json(parameters);
  }

  private static BulkAction upsert(String id, String script, List<Member> parameters) {
    return update(id, true, script, parameters);
  }

  private static BulkAction update(String id, boolean upsert, String script, List<Member> parameters) {
    List<Member> body = new ArrayList<>();
    if (upsert) {
      body.add(Json.member("scripted_upsert", true));
      body.add(Json.member("upsert", Json.object()));
    }
    body.add(Json.member("_source", LEFT));
    body.add(Json.member("script", Json.object(
        Json.member("lang", "painless"), Json.member("source", script), Json.member("params", Json.object(parameters)))));
    return BulkAction.update(id, Json.object(body));
  }
}
