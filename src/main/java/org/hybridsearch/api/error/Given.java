package org.hybridsearch.api.error;

import graphql.language.ArrayValue;
import graphql.language.BooleanValue;
import graphql.language.EnumValue;
import graphql.language.FloatValue;
import graphql.language.IntValue;
import graphql.language.NullValue;
import graphql.language.ObjectValue;
import graphql.language.StringValue;
import graphql.language.Value;
import graphql.language.VariableDefinition;
import graphql.language.VariableReference;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The values of a document and its variables as plain ones: null, numbers, texts, truth values, lists and maps. */
final class Given {

  private final List<VariableDefinition> declared;
  private final JsonObject variables;

  Given(List<VariableDefinition> declared, JsonObject variables) {
    this.declared = declared;
    this.variables = variables;
  }

  /** A text of the document; one of a variable may also be a name. */
  record Quoted(String text) {}

  /** A name of the document, without quotes. */
  record Name(String name) {
    @Override
    public String toString() {
      return name;
    }
  }

  /** A value of the document, its variables in their places; one that is not given is null. */
  @Nullable Object plain(Value<?> value) {
    return switch (value) {
      case VariableReference reference -> variable(reference.getName());
      case NullValue none -> null;
      case EnumValue name -> new Name(name.getName());
      case StringValue text -> new Quoted(text.getValue());
      case BooleanValue truth -> truth.isValue();
      case IntValue number -> number.getValue();
      case FloatValue number -> number.getValue();
      case ArrayValue array -> {
        List<@Nullable Object> list = new ArrayList<>();
        array.getValues().forEach(each -> list.add(plain(each)));
        yield list;
      }
      case ObjectValue object -> {
        Map<String, @Nullable Object> map = new HashMap<>();
        object.getObjectFields().forEach(field -> map.put(field.getName(), plain(field.getValue())));
        yield map;
      }
      default -> null;
    };
  }

  private @Nullable Object variable(String name) {
    if (variables.containsKey(name)) {
      return plain(variables.get(name));
    }
    return declared.stream().filter(each -> each.getName().equals(name) && each.getDefaultValue() != null).findFirst()
        .map(each -> plain(each.getDefaultValue())).orElse(null);
  }

  private static @Nullable Object plain(@Nullable JsonValue value) {
    return switch (value) {
      case null -> null;
      case JsonString text -> text.getString();
      case JsonNumber number -> number.bigDecimalValue();
      case JsonObject object -> {
        Map<String, @Nullable Object> map = new HashMap<>();
        object.forEach((name, member) -> map.put(name, plain(member)));
        yield map;
      }
      case List<?> array -> {
        List<@Nullable Object> list = new ArrayList<>();
        array.forEach(each -> list.add(plain((JsonValue) each)));
        yield list;
      }
      default -> switch (value.getValueType()) {
        case TRUE -> true;
        case FALSE -> false;
        default -> null;
      };
    };
  }
}
