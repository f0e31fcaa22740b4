package org.hybridsearch.catalog.document;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/**
 * A new value of one field of a document.
 *
 * @param name the public name, {@code price} or {@code attributes.color}: what remembers the version it was written at
 * @param path where the value stands in the document, outermost first
 * @param value in the form that is stored; the null node clears the field
 * @param textual whether the text that is embedded may change with it
 */
public record FieldChange(String name, List<String> path, JsonNode value, boolean textual) {

  public FieldChange {
    path = List.copyOf(path);
  }

  /** Applies the change to a document. */
  public void applyTo(ObjectNode source) {
    ObjectNode at = source;
    for (String step : path.subList(0, path.size() - 1)) {
      at = at.get(step) instanceof ObjectNode inner ? inner : at.putObject(step);
    }
    if (value.isNull()) {
      at.remove(path.getLast());
    } else {
      at.set(path.getLast(), value);
    }
  }

  /** The change as a script's parameter. */
  public ObjectNode toParameter() {
    ObjectNode parameter = JsonNodeFactory.instance.objectNode();
    parameter.put("name", name);
    ArrayNode steps = parameter.putArray("path");
    path.forEach(steps::add);
    parameter.set("value", value);
    return parameter;
  }
}
