package org.hybridsearch.api.edge.execution;

import graphql.GraphQLContext;
import graphql.schema.Coercing;
import graphql.schema.GraphQLEnumType;
import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.LightDataFetcher;
import graphql.schema.SingletonPropertyDataFetcher;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a selection makes of values of its type when reading and writing down is all there is to it. It comes to what GraphQL
 * says (specification, section 6.4.3, Value Completion), or gives up. Immutable.
 */
sealed interface PlainShape {

  /**
   * The completed value: a scalar, a list, or an immutable map in the order of the selection.
   *
   * @throws Exception when it takes more after all: a value of an unusual kind, one that is missing and must not be, one that
   *     fails to be read or serialized. Nothing is changed by then but that values were read
   */
  @Nullable Object complete(Object value) throws Exception;

  /** Any value, present or not, of a shape; where it is required, none is more than plain. */
  record Place(PlainShape shape, boolean required) {

    @Nullable Object complete(@Nullable Object value) throws Exception {
      Object completed = value == null ? null : shape.complete(value);
      if (completed == null && required) {
        throw Unusual.VALUE;
      }
      return completed;
    }
  }

  /** A value that is not made of others, serialized as its type has it. */
  record Scalar(Coercing<?, ?> coercing, GraphQLContext context, Locale locale) implements PlainShape {

    @Override
    public @Nullable Object complete(Object value) throws Unusual {
      return switch (value) {
        case String text -> coercing.serialize(text, context, locale);
        case Number number -> coercing.serialize(number, context, locale);
        case Boolean truth -> coercing.serialize(truth, context, locale);
        default -> throw Unusual.VALUE; // a promise, an optional, a box with errors, which only graphql-java opens
      };
    }
  }

  /** One of an enum's constants, by its name. */
  record Constant(GraphQLEnumType type, GraphQLContext context, Locale locale) implements PlainShape {

    @Override
    public @Nullable Object complete(Object value) throws Unusual {
      if (value instanceof Enum<?> || value instanceof String) {
        return type.serialize(value, context, locale);
      }
      throw Unusual.VALUE;
    }
  }

  /** Each value of a list in its order. */
  record Many(Place element) implements PlainShape {

    @Override
    public Object complete(Object value) throws Exception {
      if (!(value instanceof List<?> values)) {
        throw Unusual.VALUE; // what may be read but once must be left to the other way
      }
      List<@Nullable Object> completed = new ArrayList<>(values.size());
      for (Object each : values) {
        completed.add(element.complete(each));
      }
      return completed;
    }
  }

  /**
   * The selected fields of a record.
   *
   * @param keys of the members in the answer, in the order of the selection
   */
  record Fields(String[] keys, Member[] members) implements PlainShape {

    static Fields of(Map<String, Member> members) {
      return new Fields(members.keySet().toArray(String[]::new), members.values().toArray(Member[]::new));
    }

    @Override
    public Object complete(Object value) throws Exception {
      if (!(value instanceof Record)) {
        throw Unusual.VALUE;
      }
      @Nullable Object[] completed = new Object[members.length];
      for (int index = 0; index < completed.length; index++) {
        completed[index] = members[index].of(value);
      }
      return new Row(keys, completed);
    }
  }

  /** One selected field. */
  sealed interface Member {

    /** What comes of it for the record that has it. */
    @Nullable Object of(Object source) throws Exception;
  }

  /** A field that is read as {@link LightFields} reads it. */
  record Property(GraphQLFieldDefinition field, Place place) implements Member {

    private static final LightDataFetcher<?> READER = SingletonPropertyDataFetcher.singleton();

    @Override
    public @Nullable Object of(Object source) throws Exception {
      return place.complete(READER.get(field, source, () -> {
        throw new IllegalStateException("A plain field is read without knowing its surroundings.");
      }));
    }
  }

  /** The name of the type. */
  record TypeName(String name) implements Member {

    @Override
    public Object of(Object source) {
      return name;
    }
  }

  /** Whatever is not plain: gives up at once. */
  record Elaborate() implements PlainShape {

    @Override
    public Object complete(Object value) throws Unusual {
      throw Unusual.VALUE;
    }
  }

  /** Says that graphql-java's own way is needed, which will say why: so it costs nothing and knows nothing. */
  final class Unusual extends Exception {

    static final Unusual VALUE = new Unusual();

    private static final long serialVersionUID = 1;

    private Unusual() {
      super("not plain", null, false, false);
    }
  }
}
