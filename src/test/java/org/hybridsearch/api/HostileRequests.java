package org.hybridsearch.api;

import static java.util.stream.Collectors.joining;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;

/** Requests built to break the reader: wrong types in right places, right words in wrong order, good requests with damage. */
final class HostileRequests {

  /** In every text, so that an answer that repeats one shows. */
  static final String CANARY = "Kanarienvogel";

  private static final List<String> FIELDS = List.of("brand", "price", "createdAt", "available", "attributes.color", "title",
      "id", "attributes." + CANARY, CANARY, "_source", "ratingCount", "", "attributes.a.b");
  private static final List<String> WORDS = List.of("{", "}", "(", ")", "[", "]", ":", "$", "...", "@", "!", "=", "|", "query",
      "mutation", "fragment", "on", "search", "item", "input", "first", "edges", "node", "id", "searchId", "Query", "SearchInput",
      "\"" + CANARY + "\"", "\"\"\"", "\"", "#" + CANARY + "\n", "1e400", "-1", "24", "null", "true", "FULL", "__schema", "types",
      "\\u00", "\u0000", "\ufeff", "🍊", "@skip(if: true)", "@include(if: $x)");

  private final Random random;

  HostileRequests(Random random) {
    this.random = random;
  }

  /** The next body. */
  byte[] next() {
    return switch (random.nextInt(10)) {
      case 0, 1 -> bytes(GraphQLClient.operation(wordSalad(), Map.of("x", value(2))));
      case 2, 3 -> damaged(bytes(operation()));
      case 4 -> bytes(GraphQLClient.operation(greedy(), Map.of("first", number())));
      case 5 -> bytes("[" + operation() + ("," + operation()).repeat(random.nextInt(50)) + "]");
      default -> bytes(operation());
    };
  }

  /** The next value of the header Authorization; empty for none. */
  String nextAuthorization(List<String> good) {
    String token = good.get(random.nextInt(good.size()));
    return switch (random.nextInt(6)) {
      case 0 -> "";
      case 1 -> "Bearer " + oneOf(BadTokens.around(token));
      case 2 -> oneOf(List.of("Bearer", "Basic " + CANARY, CANARY, "Bearer Bearer " + token, "Bearer " + CANARY.repeat(300)));
      case 3 -> "Bearer " + withOneLetterChanged(token);
      default -> "Bearer " + token;
    };
  }

  /** In the signature's middle: its last letter holds bits that count for nothing. */
  private String withOneLetterChanged(String token) {
    int at = token.length() - 50 - random.nextInt(100);
    char letter = token.charAt(at) == 'A' ? 'B' : 'A';
    return token.substring(0, at) + letter + token.substring(at + 1);
  }

  private String oneOf(List<String> values) {
    return values.get(random.nextInt(values.size()));
  }

  /** Asks for much, by each way there is. */
  private String greedy() {
    int many = 1 + random.nextInt(400);
    String aliases = IntStream.range(0, many).mapToObj(i -> "a" + i + ": id ").collect(joining());
    return switch (random.nextInt(6)) {
      case 0 -> "{ search(input: {}, first: " + random.nextInt() + ") { nodes { " + aliases + " } } }";
      case 1 -> "{ search(input: {}, first: 100) { nodes { " + "id title brand ".repeat(many) + " } } }";
      case 2 -> "{ " + IntStream.range(0, many).mapToObj(i -> "s" + i + ": search(input: {}) { searchId } ").collect(joining()) + "}";
      case 3 -> "{ " + "search(input: {}) { nodes { ".repeat(many) + "id" + " } }".repeat(many) + " }";
      case 4 -> "query($first: Int) { search(input: {}, first: $first) { edges { node { " + aliases + " } } } }";
      default -> "{ ...F } fragment F on Query { " + "...G ".repeat(many) + "} fragment G on Query { __schema { types { name } } }";
    };
  }

  private String operation() {
    String document = random.nextInt(4) == 0
        ? "query($id: ID!, $market: ID) { item(id: $id, market: $market) { id title } }"
        : "query($input: SearchInput!, $first: Int, $after: String, $offset: Int) { search(input: $input, first: $first, after: $after,"
            + " offset: $offset) { searchId pageInfo { endCursor } } }";
    Map<String, Object> variables = new LinkedHashMap<>();
    maybe(variables, "input", oddly(input()));
    maybe(variables, "first", oddly(1 + random.nextInt(100)));
    maybe(variables, "after", oddly("abc"));
    maybe(variables, "offset", oddly(random.nextInt(12_000)));
    maybe(variables, "id", oddly("known"));
    maybe(variables, "market", oddly("default"));
    return GraphQLClient.operation(document, variables);
  }

  private Map<String, Object> input() {
    Map<String, Object> input = new LinkedHashMap<>();
    maybe(input, "query", oddly(text()));
    maybe(input, "filters", oddly(IntStream.range(0, random.nextInt(4)).mapToObj(i -> oddly(filter())).toList()));
    maybe(input, "shopper", oddly(shopper()));
    maybe(input, "personalization", oddly("LIGHT"));
    maybe(input, "profile", oddly("default"));
    maybe(input, "sort", oddly(Map.of("by", oddly("PRICE"), "direction", oddly("ASC"))));
    return input;
  }

  private Map<String, Object> filter() {
    Map<String, Object> filter = new LinkedHashMap<>();
    filter.put("field", FIELDS.get(random.nextInt(FIELDS.size())));
    switch (random.nextInt(4)) {
      case 0 -> filter.put("in", oddly(List.of(text())));
      case 1 -> filter.put("range", oddly(Map.of("from", number(), "to", number())));
      case 2 -> filter.put("exists", oddly(true));
      default -> maybe(filter, CANARY, value(1));
    }
    return filter;
  }

  private Map<String, Object> shopper() {
    Map<String, Object> shopper = new LinkedHashMap<>();
    maybe(shopper, "userId", oddly(text()));
    maybe(shopper, "sessionId", oddly("s"));
    maybe(shopper, "consent", oddly("MEASUREMENT"));
    maybe(shopper, "context", oddly(List.of(Map.of("key", text(), "value", text()))));
    return shopper;
  }

  private void maybe(Map<String, Object> map, String key, Object value) {
    if (random.nextInt(10) < 7) {
      map.put(key, value);
    }
  }

  /** Mostly the value, now and then something else altogether. */
  private Object oddly(Object value) {
    return random.nextInt(12) == 0 ? value(3) : value;
  }

  private Object value(int depth) {
    return switch (random.nextInt(depth > 0 ? 6 : 4)) {
      case 0 -> text();
      case 1 -> number();
      case 2 -> random.nextBoolean();
      case 3 -> 4294967320L;
      case 4 -> IntStream.range(0, random.nextInt(3)).mapToObj(i -> value(depth - 1)).toList();
      default -> Map.of(CANARY, value(depth - 1));
    };
  }

  private Number number() {
    return switch (random.nextInt(6)) {
      case 0 -> random.nextInt();
      case 1 -> random.nextGaussian() * 1e300;
      case 2 -> Long.MIN_VALUE;
      case 3 -> new BigDecimal("1e400");
      case 4 -> -0.0;
      default -> random.nextInt(100);
    };
  }

  private String text() {
    return switch (random.nextInt(8)) {
      case 0 -> CANARY.repeat(random.nextInt(100));
      case 1 -> CANARY + (char) random.nextInt(0x20);
      case 2 -> CANARY + (char) (0xd800 + random.nextInt(0x800));
      case 3 -> CANARY + Character.toString(random.nextInt(0xd800));
      default -> CANARY + " \" } { \\ ' * ? $ ${x} <b>";
    };
  }

  private String wordSalad() {
    StringBuilder salad = new StringBuilder(random.nextBoolean() ? "{ search(input: " : "");
    for (int words = random.nextInt(40); words > 0; words--) {
      salad.append(WORDS.get(random.nextInt(WORDS.size()))).append(' ');
    }
    return salad.append(CANARY).toString();
  }

  private byte[] damaged(byte[] body) {
    byte[] damaged = body.clone();
    for (int wounds = 1 + random.nextInt(3); wounds > 0; wounds--) {
      damaged[random.nextInt(damaged.length)] = (byte) random.nextInt(256);
    }
    return damaged;
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
