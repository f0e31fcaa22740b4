package org.hybridsearch.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hybridsearch.api.ProductionAccess.token;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.hybridsearch.api.GraphQLClient.Answer;
import org.hybridsearch.model.SearchRequest;
import org.hybridsearch.model.Shopper;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who may do what in production: the table of README.md, each cell with a real token, over HTTP. */
@QuarkusTest
@TestProfile(ProductionAccess.Profile.class)
class ProductionAccessIT {

  private static final String SELF = "shopper-7";
  private static final List<String> ROLES =
      List.of("anonymous", "shopper", "storefront", "viewer", "tuner", "catalog", "operator");
  private static final Set<String> EVERYBODY = Set.copyOf(ROLES);
  private static final Set<String> TOKEN = Set.of("shopper", "storefront", "viewer", "tuner", "catalog", "operator");

  @Inject FakeBackend backend;

  @BeforeEach
  void reset() {
    backend.reset();
  }

  private static final String RECORD = "mutation { recordEvents(events: [{eventId: \"e\", type: CLICK, itemId: \"i\","
      + " sentAt: \"2026-01-31T12:00:00Z\", shopper: {%s}}]) { accepted rejected { code } } }";

  /** What can be asked, and which roles may. One line an operation: the rows of the table. */
  private static final List<Row> ROWS = List.of(
      graphql("search", "{ search(input: {query: \"juice\"}) { searchId } }", EVERYBODY),
      graphql("search as a session", "{ search(input: {shopper: {sessionId: \"s\"}}) { searchId } }", EVERYBODY),
      graphql("search as the token's subject", "{ search(input: {shopper: {userId: \"" + SELF + "\"}}) { searchId } }", TOKEN),
      graphql("search as any user", "{ search(input: {shopper: {userId: \"other\"}}) { searchId } }", Set.of("storefront")),
      graphql("search as any user without consent",
          "{ search(input: {shopper: {userId: \"other\", consent: NONE}}) { searchId } }", Set.of("storefront")),
      graphql("item", "{ item(id: \"known\") { id } }", EVERYBODY),
      graphql("record events of a session", RECORD.formatted("sessionId: \"s\""), EVERYBODY),
      graphql("record events of the token's subject", RECORD.formatted("userId: \"" + SELF + "\""), TOKEN),
      graphql("record events of any user", RECORD.formatted("userId: \"other\""), Set.of("storefront")),
      graphql("forget a shopper", "mutation { forgetShopper(userId: \"u\") { deletedEvents } }", Set.of("operator")),
      graphql("deliver refused events again", "mutation { replayEvents { queued } }", Set.of("operator")),
      graphql("explanation", "{ search(input: {}) { edges { explanation { score } } } }", Set.of("viewer", "tuner")),
      graphql("explanation under an alias in a fragment",
          "{ a: search(input: {}) { b: edges { ...E } } } fragment E on SearchEdge { c: explanation { d: score } }",
          Set.of("viewer", "tuner")),
      graphql("introspection", "{ __schema { types { name } } }", Set.of()),
      http("the schema file", "GET", "/graphql/schema.graphql", Set.of()),
      http("upload items", "POST", "/catalog/items", Set.of("catalog")),
      http("replace the catalogue", "POST", "/catalog/items?mode=replace", Set.of("catalog")),
      http("change items", "PATCH", "/catalog/items", Set.of("catalog")),
      http("delete items", "DELETE", "/catalog/items", Set.of("catalog")),
      http("upload interactions", "POST", "/catalog/interactions", Set.of("catalog")),
      http("export", "GET", "/export/personalize/users/schema.json", Set.of("catalog", "operator")),
      http("metrics", "GET", "/q/metrics", Set.of("operator")));

  /** An operation, how it is sent, and who may. */
  private record Row(String name, String method, String target, String body, Set<String> allowed) {}

  private static Row graphql(String name, String document, Set<String> allowed) {
    return new Row(name, "POST", "/graphql", GraphQLClient.operation(document, Map.of()), allowed);
  }

  private static Row http(String name, String method, String target, Set<String> allowed) {
    return new Row(name, method, target, "", allowed);
  }

  static Stream<Arguments> cells() {
    List<Arguments> cells = new ArrayList<>();
    ROWS.forEach(row -> ROLES.forEach(role -> cells.add(Arguments.of(role, row.name(), row, row.allowed().contains(role)))));
    return cells.stream();
  }

  @ParameterizedTest(name = "{0}: {1}")
  @MethodSource("cells")
  void each_cell_of_the_table_holds(String role, String name, Row row, boolean allowed) {
    Answer answer = send(row, role);
    if (allowed) {
      assertThat(answer.status()).as(answer.body()).isEqualTo(200);
      assertThat(answer.body()).doesNotContain("\"errors\"");
    } else {
      assertThat(answer.body()).containsAnyOf("FORBIDDEN", "Introspection", "NOT_FOUND").doesNotContain("other");
      assertThat(answer.status()).isIn(row.target().equals("/graphql") ? List.of(200) : List.of(403, 404));
      assertThat(backend.searched()).isEmpty();
      assertThat(backend.recorded()).isEmpty();
      assertThat(backend.forgotten()).isEmpty();
    }
  }

  @Test
  void a_session_acts_with_consent_alone() {
    assertThat(GraphQLClient.query(RECORD.formatted("sessionId: \"s\"")).data("/recordEvents/rejected/0/code").asText())
        .isEqualTo("NO_CONSENT");
    assertThat(GraphQLClient.query(RECORD.formatted("sessionId: \"s\", consent: MEASUREMENT")).data("/recordEvents/accepted").asInt())
        .isEqualTo(1);
    assertThat(backend.recorded()).hasSize(1);
  }

  private static Answer send(Row row, String role) {
    HttpRequest.Builder request = GraphQLClient.request(row.target())
        .method(row.method(), row.method().equals("GET") ? BodyPublishers.noBody() : BodyPublishers.ofString(row.body()))
        .header("Content-Type", row.target().equals("/graphql") ? "application/json" : "application/x-ndjson");
    return GraphQLClient.send(switch (role) {
      case "anonymous" -> request;
      case "shopper" -> request.header("Authorization", "Bearer " + token(SELF));
      default -> request.header("Authorization", "Bearer " + token(SELF, role));
    });
  }

  @Test
  void a_session_that_says_nothing_of_consent_is_nobody() {
    GraphQLClient.search(Map.of("shopper", Map.of("sessionId", "s")));
    assertThat(backend.searched()).extracting(SearchRequest::shopper).containsExactly(Shopper.NOBODY);
  }

  @Test
  void the_audit_of_forgetting_gets_the_name_of_the_operator() {
    String forget = "mutation { forgetShopper(userId: \"u\") { deletedEvents } }";
    GraphQLClient.query(forget, token("olga", "operator"));
    GraphQLClient.query(forget, token(Map.of("azp", "privacy-desk", "groups", List.of("operator"))));
    assertThat(backend.forgotten()).containsExactly(List.of("u", "", "olga"), List.of("u", "", "privacy-desk"));
  }

  @ParameterizedTest
  @ValueSource(strings = {
      "{ similarItems(itemId: \"known\", shopper: {userId: \"u\"}) { position } }",
      "{ similarItems(itemId: \"known\") { explanation { score } } }",
      "{ recommendedItems(shopper: {userId: \"u\"}) { recommendationId } }",
      "{ recommendedItems(shopper: {}) { edges { ...E } } } fragment E on SearchEdge { a: explanation { score } }"})
  void nobody_gets_recommendations_for_a_user_or_explained(String document) {
    assertThat(GraphQLClient.query(document).codes()).containsExactly("FORBIDDEN");
    assertThat(backend.recommended()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {
      "{ suggest(prefix: \"o\") { queries { text } } }", "{ similarItems(itemId: \"known\") { position } }",
      "{ recommendedItems(shopper: {sessionId: \"s\"}) { recommendationId } }"})
  void everybody_discovers(String document) {
    assertThat(GraphQLClient.query(document).codes()).isEmpty();
  }

  @Test
  void a_shopper_is_the_subject_of_their_token_and_no_name_in_it() {
    String token = token(Map.of("sub", SELF, "preferred_username", "other", "upn", "other", "name", "other", "email", "other"));
    assertThat(as("other", token).codes()).containsExactly("FORBIDDEN");
    assertThat(as(SELF, token).codes()).isEmpty();
    assertThat(backend.searched()).extracting(SearchRequest::shopper).containsExactly(new Shopper.Someone(SELF, "", Map.of()));
  }

  @Test
  void a_token_without_a_subject_is_no_shoppers() {
    assertThat(as("other", token(Map.of("azp", "other", "upn", "other"))).codes()).containsExactly("FORBIDDEN");
  }

  static Stream<Map<String, ?>> storefronts() {
    return Stream.of(Map.of("sub", "x", "groups", List.of("storefront")), Map.of("sub", "x", "roles", List.of("storefront")),
        Map.of("sub", "x", "realm_access", Map.of("roles", List.of("storefront"))),
        Map.of("sub", "x", "groups", List.of("staff"), "realm_access", Map.of("roles", List.of("offline_access", "storefront"))));
  }

  @ParameterizedTest
  @MethodSource("storefronts")
  void roles_are_found_where_providers_put_them(Map<String, ?> claims) {
    assertThat(as("other", token(claims)).codes()).isEmpty();
  }

  static Stream<Map<String, ?>> others() {
    return Stream.of(Map.of("sub", "x", "scope", "storefront"), Map.of("sub", "x", "groups", List.of("Storefront")),
        Map.of("sub", "x", "groups", List.of("storefront-trainee")), Map.of("sub", "storefront"),
        Map.of("sub", "x", "resource_access", Map.of("shop", Map.of("roles", List.of("storefront")))));
  }

  @ParameterizedTest
  @MethodSource("others")
  void what_only_looks_like_a_role_is_none(Map<String, ?> claims) {
    assertThat(as("other", token(claims)).codes()).containsExactly("FORBIDDEN");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/q/health", "/q/health/live", "/q/health/ready", "/q/health/started"})
  void health_is_everybodys_and_its_details_are_an_operators(String path) {
    Answer everybody = GraphQLClient.send(GraphQLClient.request(path).GET());
    assertThat(everybody.status()).isEqualTo(200);
    assertThat(everybody.body()).isEqualTo("{\"status\":\"UP\"}");
    Answer operator = GraphQLClient.send(
        GraphQLClient.request(path).GET().header("Authorization", "Bearer " + token("x", "operator")));
    assertThat(operator.json().has("checks")).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"/q/whatever", "/q/metrics/", "/q//metrics", "//q/metrics", "/q/%6detrics", "/graphql/../q/metrics",
      "/q/./metrics", "/q/metrics/%00", "/q/health/../metrics", "/q/health/ready/", "/q/health/group", "/graphql/./schema.graphql",
      "/graphql//schema.graphql", "/graphql/%73chema.graphql", "/q/../graphql/schema.graphql", "/catalog/../graphql/schema.graphql"})
  void no_other_spelling_of_a_path_gets_inside(String path) {
    Answer answer = GraphQLClient.send(GraphQLClient.request(path).GET());
    assertThat(answer.status()).isIn(400, 403, 404);
    assertThat(answer.body()).doesNotContain("jvm_", "type Query", "checks");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/catalog//items", "/catalog/./items", "//catalog/items", "/catalog/%69tems", "/q/../catalog/items"})
  void no_other_spelling_of_a_path_uploads(String path) {
    Answer answer = GraphQLClient.send(GraphQLClient.request(path).POST(BodyPublishers.ofString("{\"id\":\"a\"}")));
    assertThat(answer.status()).isIn(400, 403, 404, 405);
  }

  private static Answer as(String userId, String token) {
    return GraphQLClient.query(
        "{ search(input: {shopper: {userId: \"" + userId + "\", consent: PERSONALIZATION}}) { searchId } }", token);
  }
}
