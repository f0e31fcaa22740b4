package org.hybridsearch.catalog.load;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hybridsearch.catalog.document.AttributeKinds;
import org.hybridsearch.catalog.document.AttributeValues;
import org.hybridsearch.catalog.document.CategoryPaths;
import org.hybridsearch.catalog.document.FieldChange;
import org.hybridsearch.catalog.document.Fields;
import org.hybridsearch.catalog.document.ItemProperty;
import org.hybridsearch.catalog.document.Values;
import org.hybridsearch.ndjson.Line;
import org.hybridsearch.ndjson.LineFault;
import org.hybridsearch.ndjson.StrictJson;

/** Turns lines into changes, or says what is wrong with them. Safe for use by many threads. */
public final class ItemLines {

  private final AttributeKinds kinds;
  private final Optional<String> currency;

  /** Takes items of any currency. */
  public ItemLines(AttributeKinds kinds) {
    this(kinds, Optional.empty());
  }

  /** @param currency of every item: one without gets it, one with another is refused, as prices could not be compared */
  public ItemLines(AttributeKinds kinds, Optional<String> currency) {
    this.kinds = kinds;
    this.currency = currency;
  }

  /**
   * What a line asks for.
   *
   * @param defaultVersion for lines that give none
   * @throws LineFault with a sentence for the sender
   * @throws org.hybridsearch.opensearch.EngineException when a new attribute's kind cannot be settled now
   */
  public ItemChange parse(Line.Text line, Operation operation, long defaultVersion) {
    ObjectNode object = StrictJson.parse(line.text());
    String id = Values.id(Fields.ID, required(object, Fields.ID)).textValue();
    JsonNode given = object.path(Fields.VERSION);
    long version = given.isMissingNode() || given.isNull() ? defaultVersion : Values.version(given);
    return switch (operation) {
      case PUT -> new ItemChange.Put(line.number(), id, version, whole(id, object));
      case PATCH -> new ItemChange.Patch(line.number(), id, version, parts(id, object));
      case DELETE -> new ItemChange.Delete(line.number(), id, nothingElse(object, version));
    };
  }

  private static JsonNode required(ObjectNode object, String field) {
    JsonNode value = object.path(field);
    if (value.isMissingNode() || value.isNull()) {
      throw new LineFault("The line lacks the field " + field);
    }
    return value;
  }

  private ObjectNode whole(String id, ObjectNode object) {
    required(object, ItemProperty.TITLE.field());
    ObjectNode source = JsonNodeFactory.instance.objectNode();
    source.put(Fields.ID, id);
    source.put(Fields.GROUP, id);
    source.put(ItemProperty.AVAILABLE.field(), true);
    currency.ifPresent(own -> source.put(ItemProperty.CURRENCY.field(), own));
    changes(id, object).stream().filter(change -> !change.value().isNull()).forEach(change -> change.applyTo(source));
    return source;
  }

  private List<FieldChange> parts(String id, ObjectNode object) {
    List<FieldChange> changes = changes(id, object);
    if (changes.isEmpty()) {
      throw new LineFault("The line names no field to change");
    }
    if (object.path(ItemProperty.TITLE.field()).isNull()) {
      throw new LineFault("title cannot be cleared: every item has one");
    }
    return changes;
  }

  private static long nothingElse(ObjectNode object, long version) {
    object.fieldNames().forEachRemaining(field -> {
      if (!Fields.ID.equals(field) && !Fields.VERSION.equals(field)) {
        throw new LineFault("A line that deletes has id and version only, not " + LineFault.quote(field));
      }
    });
    return version;
  }

  private List<FieldChange> changes(String id, ObjectNode object) {
    List<FieldChange> changes = new ArrayList<>();
    // Attributes last: a line refused for another field must not settle the kind of a new attribute.
    for (Map.Entry<String, JsonNode> entry : object.properties()) {
      String field = entry.getKey();
      if (!Fields.ID.equals(field) && !Fields.VERSION.equals(field) && !Fields.ATTRIBUTES.equals(field)) {
        changes.addAll(property(id, field, entry.getValue()));
      }
    }
    if (object.has(Fields.ATTRIBUTES)) {
      changes.addAll(attributes(object.get(Fields.ATTRIBUTES)));
    }
    return changes;
  }

  private List<FieldChange> property(String id, String field, JsonNode value) {
    ItemProperty property = ItemProperty.named(field)
        .orElseThrow(() -> new LineFault("An item has no field " + LineFault.quote(field)));
    JsonNode stored = value.isNull() ? cleared(property) : property.check(value);
    if (property == ItemProperty.CURRENCY) {
      requireOwn(stored);
    }
    FieldChange change = new FieldChange(field, List.of(field), stored, property.textual());
    if (property == ItemProperty.CATEGORIES) {
      return List.of(change, CategoryPaths.change(stored));
    }
    if (property != ItemProperty.GROUP_ID) {
      return List.of(change);
    }
    JsonNode group = stored.isNull() ? TextNode.valueOf(id) : stored;
    return List.of(change, new FieldChange(field, List.of(Fields.GROUP), group, false));
  }

  private void requireOwn(JsonNode stored) {
    if (currency.isPresent() && !currency.get().equals(stored.asText())) {
      throw new LineFault("currency must be " + currency.get() + " in this market, or left out");
    }
  }

  /** Whether an item can be bought is never unknown: it can unless the shop says otherwise. Nor is its currency, in a market of one. */
  private JsonNode cleared(ItemProperty property) {
    return switch (property) {
      case AVAILABLE -> BooleanNode.TRUE;
      case CURRENCY -> currency.<JsonNode>map(TextNode::valueOf).orElseGet(NullNode::getInstance);
      default -> NullNode.getInstance();
    };
  }

  private List<FieldChange> attributes(JsonNode given) {
    if (given.isNull()) {
      return List.of(new FieldChange(Fields.ATTRIBUTES, List.of(Fields.ATTRIBUTES), given, true));
    }
    if (!given.isObject() || given.size() > AttributeValues.MOST) {
      throw new LineFault("attributes must be an object of at most " + AttributeValues.MOST + " names");
    }
    given.fieldNames().forEachRemaining(AttributeValues::requireName);
    List<FieldChange> changes = new ArrayList<>();
    for (Map.Entry<String, JsonNode> entry : given.properties()) {
      attribute(entry.getKey(), entry.getValue(), changes);
    }
    return changes;
  }

  private void attribute(String name, JsonNode value, List<FieldChange> changes) {
    String publicName = Fields.ATTRIBUTES + "." + name;
    if (!value.isNull()) {
      AttributeValues.Typed typed = AttributeValues.check(name, value, kinds);
      changes.add(new FieldChange(publicName, path(Fields.kind(typed.kind()), name), typed.values(), true));
      return;
    }
    // Of a name nobody ever used there is nothing to clear.
    kinds.known(name).ifPresent(kind ->
        changes.add(new FieldChange(publicName, path(Fields.kind(kind), name), value, true)));
  }

  private static List<String> path(String kind, String name) {
    return List.of(Fields.ATTRIBUTES, kind, name);
  }
}
