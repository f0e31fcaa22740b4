package org.hybridsearch.catalog.index;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.hybridsearch.catalog.document.AttributeKinds;
import org.hybridsearch.model.Item.Attribute.Kind;
import org.hybridsearch.ndjson.LineFault;
import org.hybridsearch.opensearch.Json;

/** Kinds of attributes in a control document: all replicas agree, and what is settled stays. Safe for use by many threads. */
public final class StoredAttributeKinds implements AttributeKinds {

  private static final String ID = "attributes";
  private static final String SETTLE = """
      def s = ctx._source;
      if (s.kinds == null) { s.kinds = new HashMap(); }
      if (s.kinds.containsKey(params.name) || s.kinds.size() >= params.most) { ctx.op = 'none'; return; }
      s.kinds.put(params.name, params.kind);
      """;

  private final ControlDocuments documents;
  private final int most;
  private final Map<String, Kind> settled = new ConcurrentHashMap<>();

  /** At most {@code most} names in a market: each is a field of the index's mapping. */
  public StoredAttributeKinds(ControlDocuments documents, int most) {
    this.documents = documents;
    this.most = most;
  }

  @Override
  public Optional<Kind> known(String name) {
    return Optional.ofNullable(settled.get(name));
  }

  @Override
  public Kind settle(String name, Kind proposed) {
    Kind known = settled.get(name);
    if (known != null) {
      return known;
    }
    documents.change(ID, SETTLE, List.of(
            Json.member("name", name), Json.member("kind", proposed.name()), Json.member("most", (long) most)))
        .path("kinds").properties()
        .forEach(entry -> settled.put(entry.getKey(), Kind.valueOf(entry.getValue().asText())));
    return known(name).orElseThrow(() -> new LineFault("There are " + most + " attribute names already; "
        + LineFault.quote(name) + " would be one more"));
  }
}
