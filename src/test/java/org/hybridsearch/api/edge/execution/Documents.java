package org.hybridsearch.api.edge.execution;

import java.util.List;
import java.util.function.Function;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/** Random documents that are valid for {@link ThingSchema}. */
final class Documents {

  private static final List<String> LEAVES =
      List.of("id", "name", "size", "weight", "fresh", "color", "words", "matrix", "__typename");
  private static final List<String> ELABORATE = List.of("sized", "sized(by: 3)", "crafted");
  private static final List<String> OBJECTS = List.of("next", "must", "parts", "spares", "other", "named");
  private static final List<String> CONDITIONS = List.of("", "", "", "", "@include(if: $yes)", "@skip(if: $yes)",
      "@include(if: $no)", "@skip(if: $no)", "@include(if: $yes) @skip(if: $no)");

  private Documents() {}

  static Arbitrary<String> all() {
    Arbitrary<String> fragment = leaves().list().ofMinSize(1).ofMaxSize(4).map(Documents::joined);
    return Combinators.combine(things(3), things(2), fragment, Arbitraries.of("must", "parts", "word", "__typename"))
        .as((first, second, shared, root) -> """
            query($yes: Boolean!, $no: Boolean!) { thing { %s ...Shared } again: thing { %s } %s }
            fragment Shared on Thing { used: id @include(if: $yes) unused: id @skip(if: $no) %s }"""
            .formatted(first, second, root.endsWith("s") || root.startsWith("m") ? root + " { " + first + " }" : root, shared));
  }

  private static Arbitrary<String> things(int depth) {
    return selection(depth).list().ofMinSize(1).ofMaxSize(6).map(Documents::joined);
  }

  private static Arbitrary<String> selection(int depth) {
    if (depth == 0) {
      return leaves();
    }
    Arbitrary<String> below = Arbitraries.lazy(() -> things(depth - 1));
    return Arbitraries.frequencyOf(
        Tuple.of(6, leaves()),
        Tuple.of(1, field(Arbitraries.of(ELABORATE), Arbitraries.just(""))),
        Tuple.of(4, field(Arbitraries.of(OBJECTS), below)),
        Tuple.of(2, fragment(below)),
        Tuple.of(1, Arbitraries.of(CONDITIONS).map(condition -> "...Shared " + condition)));
  }

  private static Arbitrary<String> leaves() {
    return field(Arbitraries.of(LEAVES), Arbitraries.just(""));
  }

  /** An alias tells the field and its arguments, so that no two of a name conflict. */
  private static Arbitrary<String> field(Arbitrary<String> names, Arbitrary<String> below) {
    return Combinators.combine(names, Arbitraries.of(true, false), Arbitraries.of(CONDITIONS), below)
        .as((name, aliased, condition, fields) -> {
          boolean argued = name.contains("(");
          String alias = aliased || argued ? "its_" + name.replaceAll("\\W+", "_") + ": " : "";
          return alias + name + " " + condition + braces(name, fields);
        });
  }

  private static String braces(String name, String fields) {
    return switch (name) {
      case "named" -> " { id name __typename ... on Thing { " + fields + " } }";
      case "other" -> " { __typename ... on Named { id } ... on Thing { " + fields + " } }";
      default -> fields.isEmpty() ? "" : " { " + fields + " }";
    };
  }

  private static Arbitrary<String> fragment(Arbitrary<String> below) {
    List<Function<String, String>> kinds = List.of(fields -> "{ " + fields + " }", fields -> "on Thing { " + fields + " }",
        fields -> "on Named { id name }", fields -> "on Other { __typename }");
    return Combinators.combine(Arbitraries.of(CONDITIONS), Arbitraries.of(kinds), below)
        .as((condition, kind, fields) -> {
          String text = kind.apply(fields);
          int brace = text.indexOf('{');
          return "... " + text.substring(0, brace) + condition + " " + text.substring(brace);
        });
  }

  private static String joined(List<String> selections) {
    return String.join(" ", selections);
  }
}
