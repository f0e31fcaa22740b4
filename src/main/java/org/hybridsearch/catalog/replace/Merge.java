package org.hybridsearch.catalog.replace;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.hybridsearch.catalog.document.CategoryPaths;
import org.hybridsearch.catalog.document.FieldChange;
import org.hybridsearch.catalog.document.Fields;
import org.hybridsearch.catalog.document.ItemProperty;
import org.hybridsearch.model.Item.Attribute.Kind;

/**
 * One document out of two of the same item: of each field the value with the higher version, the later writer's. A field's
 * version is the one it was patched at, else the one the whole was written at. At equal versions {@code fresh} wins. Pure.
 */
final class Merge {

  private static final String ATTRIBUTE = Fields.ATTRIBUTES + ".";

  private Merge() {}

  /**
   * The merged document; text hash and vector are still those of {@code fresh}.
   *
   * @param changed whether it differs from {@code fresh}
   * @param textual whether the text that is embedded may be another than {@code fresh}'s
   */
  record Merged(ObjectNode source, boolean changed, boolean textual) {}

  /** Merges two items, neither of them a tombstone; both are left as they are. */
  static Merged of(ObjectNode old, ObjectNode fresh) {
    ObjectNode merged = fresh.deepCopy();
    boolean changed = false;
    boolean textual = false;
    for (String name : names(old, fresh)) {
      long version = version(old, name);
      if (version > version(fresh, name)) {
        List<FieldChange> changes = changes(old, name);
        changes.forEach(change -> change.applyTo(merged));
        merged.withObjectProperty(Fields.PATCHED).put(name, version);
        changed = true;
        textual |= changes.stream().anyMatch(FieldChange::textual);
      }
    }
    if (old.path(Fields.VERSION).asLong() > fresh.path(Fields.VERSION).asLong()) {
      merged.set(Fields.VERSION, old.get(Fields.VERSION));
    }
    if (!merged.has(Fields.LEARNED_POPULARITY) && old.has(Fields.LEARNED_POPULARITY)) {
      merged.set(Fields.LEARNED_POPULARITY, old.get(Fields.LEARNED_POPULARITY));
      changed = true;
    }
    return new Merged(merged, changed, textual);
  }

  private static Set<String> names(ObjectNode old, ObjectNode fresh) {
    Set<String> names = new TreeSet<>();
    for (ItemProperty property : ItemProperty.values()) {
      names.add(property.field());
    }
    for (ObjectNode source : List.of(old, fresh)) {
      source.path(Fields.ATTRIBUTES).forEach(ofKind -> ofKind.fieldNames().forEachRemaining(name -> names.add(ATTRIBUTE + name)));
      source.path(Fields.PATCHED).fieldNames().forEachRemaining(name -> {
        if (name.startsWith(ATTRIBUTE)) {
          names.add(name);
        }
      });
    }
    return names;
  }

  private static long version(ObjectNode source, String name) {
    JsonNode patched = source.path(Fields.PATCHED);
    long version = Math.max(source.path(Fields.BASE).asLong(-1), patched.path(name).asLong(-1));
    return name.startsWith(ATTRIBUTE) ? Math.max(version, patched.path(Fields.ATTRIBUTES).asLong(-1)) : version;
  }

  private static List<FieldChange> changes(ObjectNode source, String name) {
    if (name.startsWith(ATTRIBUTE)) {
      return attribute(source, name, name.substring(ATTRIBUTE.length()));
    }
    ItemProperty property = ItemProperty.named(name).orElseThrow();
    FieldChange change = change(source, name, property.textual(), List.of(name));
    if (property == ItemProperty.CATEGORIES) {
      return List.of(change, CategoryPaths.change(change.value()));
    }
    return property == ItemProperty.GROUP_ID
        ? List.of(change, change(source, name, false, List.of(Fields.GROUP))) : List.of(change);
  }

  private static List<FieldChange> attribute(ObjectNode source, String name, String key) {
    List<FieldChange> changes = new ArrayList<>();
    for (Kind kind : Kind.values()) {
      changes.add(change(source, name, true, List.of(Fields.ATTRIBUTES, Fields.kind(kind), key)));
    }
    return changes;
  }

  private static FieldChange change(ObjectNode source, String name, boolean textual, List<String> path) {
    JsonNode value = source;
    for (String step : path) {
      value = value.path(step);
    }
    return new FieldChange(name, path, value.isMissingNode() ? NullNode.getInstance() : value.deepCopy(), textual);
  }
}
