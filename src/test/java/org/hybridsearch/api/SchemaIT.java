package org.hybridsearch.api;

import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import graphql.language.AstPrinter;
import graphql.language.EnumTypeDefinition;
import graphql.language.EnumValueDefinition;
import graphql.language.FieldDefinition;
import graphql.language.InputObjectTypeDefinition;
import graphql.language.InputValueDefinition;
import graphql.language.ObjectTypeDefinition;
import graphql.language.TypeDefinition;
import graphql.schema.GraphQLScalarType;
import graphql.schema.idl.SchemaParser;
import graphql.schema.idl.UnExecutableSchemaGenerator;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(FakeBackendProfile.class)
class SchemaIT {

  @Test
  void the_served_schema_is_the_golden_one() {
    assertThat(members(served())).isEqualTo(members(resource("/golden/schema.graphql")));
  }

  @Test
  void the_served_schema_stands_by_itself() {
    assertThat(UnExecutableSchemaGenerator.makeUnExecutableSchema(new SchemaParser().parse(served())).getType("DateTime"))
        .isInstanceOf(GraphQLScalarType.class);
  }

  @Test
  void the_served_schema_bends_nothing_of_the_contract() {
    Map<String, Set<String>> contract = members(resource("/contract.graphql"));
    members(served()).forEach((type, members) -> {
      assertThat(contract).containsKey(type);
      assertThat(contract.get(type)).as(type).containsAll(members);
    });
  }

  @Test
  void enums_are_whole() {
    Map<String, Set<String>> contract = members(resource("/contract.graphql"));
    members(served()).forEach((type, members) -> {
      if (type.startsWith("enum ")) {
        assertThat(members).as(type).isEqualTo(contract.get(type));
      }
    });
  }

  private static String served() {
    return GraphQLClient.send(GraphQLClient.request("/graphql/schema.graphql")).body();
  }

  private static String resource(String name) {
    try (InputStream in = SchemaIT.class.getResourceAsStream(name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  /** Type to members, each with its type, nullability and default; every argument is a member of its own. */
  private static Map<String, Set<String>> members(String schema) {
    return new SchemaParser().parse(schema).types().values().stream()
        .filter(type -> !members(type).isEmpty())
        .collect(toMap(SchemaIT::heading, type -> new TreeSet<>(members(type)), (a, b) -> a, TreeMap::new));
  }

  private static String heading(TypeDefinition<?> type) {
    return switch (type) {
      case EnumTypeDefinition e -> "enum " + e.getName();
      case InputObjectTypeDefinition i -> "input " + i.getName();
      default -> "type " + type.getName();
    };
  }

  private static List<String> members(TypeDefinition<?> type) {
    return switch (type) {
      case EnumTypeDefinition e -> e.getEnumValueDefinitions().stream().map(EnumValueDefinition::getName).toList();
      case InputObjectTypeDefinition i -> i.getInputValueDefinitions().stream().map(SchemaIT::written).toList();
      case ObjectTypeDefinition o -> o.getFieldDefinitions().stream().flatMap(SchemaIT::written).toList();
      default -> List.of();
    };
  }

  private static Stream<String> written(FieldDefinition field) {
    return Stream.concat(
        Stream.of(field.getName() + ": " + AstPrinter.printAst(field.getType())),
        field.getInputValueDefinitions().stream().map(argument -> field.getName() + "(" + written(argument) + ")"));
  }

  private static String written(InputValueDefinition value) {
    return Stream.of(value.getName() + ": " + AstPrinter.printAst(value.getType()),
            value.getDefaultValue() == null ? "" : " = " + AstPrinter.printAst(value.getDefaultValue()))
        .collect(joining());
  }
}
