package org.hybridsearch.contract;

import static graphql.schema.GraphQLTypeUtil.isNullable;
import static graphql.schema.GraphQLTypeUtil.unwrapAll;

import graphql.schema.GraphQLArgument;
import graphql.schema.GraphQLEnumType;
import graphql.schema.GraphQLEnumValueDefinition;
import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.GraphQLInputObjectField;
import graphql.schema.GraphQLInputObjectType;
import graphql.schema.GraphQLObjectType;
import graphql.schema.GraphQLSchema;
import graphql.schema.GraphQLType;
import graphql.schema.idl.SchemaParser;
import graphql.schema.idl.UnExecutableSchemaGenerator;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * What the golden schema promises a storefront, by coordinates: {@code Type.field}, {@code Type.field(argument)}, {@code Input.field},
 * {@code Enum.VALUE}; with {@code = null} for a field that may be null, and {@code left out} for a default.
 */
final class Contract {

  /** Operations that are no storefront's; whatever else the schema has is. */
  private static final Set<String> NO_STOREFRONTS = Set.of();

  static final GraphQLSchema SCHEMA = schema();

  private final Set<String> told = new TreeSet<>();
  private final Set<String> taken = new TreeSet<>();
  private final Set<String> walked = new TreeSet<>();

  private Contract() {
    Stream.of(SCHEMA.getQueryType(), SCHEMA.getMutationType()).forEach(root -> root.getFieldDefinitions().stream()
        .filter(operation -> !NO_STOREFRONTS.contains(operation.getName()))
        .forEach(operation -> field(root, operation)));
  }

  /** All that answers may hold. */
  static Set<String> told() {
    return new Contract().told;
  }

  /** All that requests may hold. */
  static Set<String> taken() {
    return new Contract().taken;
  }

  static String of(GraphQLObjectType owner, GraphQLFieldDefinition field, GraphQLArgument argument) {
    return owner.getName() + "." + field.getName() + "(" + argument.getName() + ")";
  }

  private void field(GraphQLObjectType owner, GraphQLFieldDefinition field) {
    String name = owner.getName() + "." + field.getName();
    told.add(name);
    if (isNullable(field.getType())) {
      told.add(name + " = null");
    }
    field.getArguments().forEach(argument -> {
      taken.add(of(owner, field, argument));
      if (argument.hasSetDefaultValue()) {
        taken.add(of(owner, field, argument) + " left out");
      }
      type(argument.getType());
    });
    type(field.getType());
  }

  private void type(GraphQLType any) {
    GraphQLType type = unwrapAll(any);
    if (type instanceof GraphQLObjectType object && walked.add(object.getName())) {
      object.getFieldDefinitions().forEach(field -> field(object, field));
    }
    if (type instanceof GraphQLInputObjectType input && walked.add(input.getName())) {
      input.getFieldDefinitions().forEach(field -> input(input, field));
    }
    if (type instanceof GraphQLEnumType values) {
      (inputs().contains(values.getName()) ? taken : told).addAll(
          values.getValues().stream().map(GraphQLEnumValueDefinition::getName).map(each -> values.getName() + "." + each).toList());
    }
  }

  private void input(GraphQLInputObjectType owner, GraphQLInputObjectField field) {
    taken.add(owner.getName() + "." + field.getName());
    if (field.hasSetDefaultValue()) {
      taken.add(owner.getName() + "." + field.getName() + " left out");
    }
    type(field.getType());
  }

  /** The names of enums that requests hold. */
  private static Set<String> inputs() {
    Set<String> names = new TreeSet<>();
    SCHEMA.getAllTypesAsList().forEach(type -> {
      if (type instanceof GraphQLInputObjectType input) {
        input.getFieldDefinitions().forEach(field -> names.add(unwrapAll(field.getType()).getName()));
      }
      if (type instanceof GraphQLObjectType object) {
        object.getFieldDefinitions().forEach(field ->
            field.getArguments().forEach(argument -> names.add(unwrapAll(argument.getType()).getName())));
      }
    });
    return names;
  }

  private static GraphQLSchema schema() {
    try (InputStream in = Contract.class.getResourceAsStream("/golden/schema.graphql")) {
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8) + "\nscalar DateTime";
      return UnExecutableSchemaGenerator.makeUnExecutableSchema(new SchemaParser().parse(text));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
