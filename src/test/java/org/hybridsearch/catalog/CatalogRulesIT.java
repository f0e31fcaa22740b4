package org.hybridsearch.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hybridsearch.catalog.index.Language;
import org.hybridsearch.catalog.load.Operation;
import org.hybridsearch.model.Item.Attribute.Kind;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a market decides about its catalogue holds, also where it decides so later. */
class CatalogRulesIT {

  private static final CatalogRules GERMAN = new CatalogRules(Language.of("german"), Optional.empty(), Map.of());
  private static final CatalogRules EUROS = new CatalogRules(Language.ENGLISH, Optional.of("EUR"), Map.of());
  private static final String SINGULAR = "{\"query\":{\"match\":{\"title\":\"Weinglas\"}}}";

  private final CatalogFixture fixture = new CatalogFixture();

  @AfterEach
  void close() {
    fixture.close();
  }

  @Test
  void a_change_of_language_moves_the_items() {
    fixture.put(fixture.open(), "{\"id\":\"a\",\"title\":\"Sechs Weingläser\"}");
    assertThat(fixture.search(SINGULAR)).isEmpty();
    String before = fixture.admin.behind(fixture.names.items()).orElseThrow();
    fixture.open(GERMAN);
    assertThat(fixture.admin.behind(fixture.names.items()).orElseThrow()).isNotEqualTo(before);
    assertThat(fixture.search(SINGULAR)).hasSize(1);
    assertThat(fixture.find("a")).isPresent();
  }

  @Test
  void the_same_language_moves_nothing() {
    fixture.open(GERMAN);
    String before = fixture.admin.behind(fixture.names.items()).orElseThrow();
    fixture.open(GERMAN);
    assertThat(fixture.admin.behind(fixture.names.items())).contains(before);
  }

  @Test
  void an_item_has_the_currency_of_its_market() {
    Catalog catalog = fixture.open(EUROS);
    JsonNode report = fixture.put(catalog, "{\"id\":\"a\",\"title\":\"t\"}",
        "{\"id\":\"b\",\"title\":\"t\",\"currency\":\"EUR\"}", "{\"id\":\"c\",\"title\":\"t\",\"currency\":\"USD\"}");
    assertThat(report.path("items")).hasSize(1);
    assertThat(report.at("/items/0/line").asInt()).isEqualTo(3);
    assertThat(fixture.find("a").orElseThrow().currency()).contains("EUR");
    JsonNode patched = fixture.apply(catalog, Operation.PATCH, "{\"id\":\"a\",\"currency\":null}", "{\"id\":\"b\",\"currency\":\"CHF\"}");
    assertThat(patched.path("accepted").asInt()).isEqualTo(1);
    assertThat(fixture.find("a").orElseThrow().currency()).contains("EUR");
    assertThat(fixture.find("b").orElseThrow().currency()).contains("EUR");
  }

  @Test
  void a_declared_kind_must_be_the_one_there_is() {
    Catalog catalog = fixture.open(new CatalogRules(Language.ENGLISH, Optional.empty(), Map.of("size", Kind.KEYWORD)));
    fixture.put(catalog, "{\"id\":\"a\",\"title\":\"t\",\"attributes\":{\"size\":\"42\"}}");
    assertThat(fixture.find("a").orElseThrow().attributes()).extracting(attribute -> attribute.kind())
        .isEqualTo(List.of(Kind.KEYWORD));
    assertThatIllegalStateException()
        .isThrownBy(() -> fixture.open(new CatalogRules(Language.ENGLISH, Optional.empty(), Map.of("size", Kind.NUMBER))))
        .withMessageContaining("hybridsearch.markets.default.attributes.size");
  }
}
