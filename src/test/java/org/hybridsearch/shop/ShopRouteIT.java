package org.hybridsearch.shop;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.util.HashMap;
import java.util.Map;
import org.hybridsearch.api.FakeBackendProfile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The page as it is served where it is switched on. */
@QuarkusTest
@TestProfile(ShopRouteIT.On.class)
class ShopRouteIT {

  /** With the page, and nothing behind the edge. */
  public static class On extends FakeBackendProfile {

    @Override
    public Map<String, String> getConfigOverrides() {
      Map<String, String> overrides = new HashMap<>(super.getConfigOverrides());
      overrides.put("hybridsearch.shop.enabled", "true");
      overrides.put("hybridsearch.shop.name", "Corner <shop>");
      overrides.put("hybridsearch.shop.shoppers", "ada,grace");
      return overrides;
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"/", "/shop/main.js", "/shop/style.css", "/shop/icon.svg", "/shop/settings.json"})
  void every_file_comes_with_the_rules_for_it(String path) {
    String policy = given().get(path).then().statusCode(200).header("Cache-Control", "no-cache")
        .header("X-Content-Type-Options", "nosniff")
        .header("Referrer-Policy", "no-referrer")
        .extract().header("Content-Security-Policy");
    assertThat(policy).contains("default-src 'none'", "script-src 'self';", "require-trusted-types-for 'script'")
        .doesNotContain("unsafe", "*");
  }

  @ParameterizedTest
  @CsvSource({"/, text/html", "/shop/main.js, text/javascript", "/shop/style.css, text/css", "/shop/icon.svg, image/svg+xml"})
  void a_browser_is_told_what_it_gets(String path, String type) {
    given().get(path).then().contentType(startsWith(type));
  }

  @ParameterizedTest
  @ValueSource(strings = {"/shop/nothing.js", "/shop/", "/shop/..%2Fapplication.properties", "/shop/%2e%2e%2fapplication.properties",
      "/shop/main.js%00.css", "/shop/MAIN.js", "/shop/shop/main.js", "/index.html"})
  void there_is_no_other_file(String path) {
    given().urlEncodingEnabled(false).get(path).then().statusCode(404);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/", "/shop/main.js", "/shop/style.css"})
  void what_a_browser_has_already_is_not_sent_again(String path) {
    String tag = given().get(path).then().statusCode(200).extract().header("ETag");
    given().header("If-None-Match", tag).get(path).then().statusCode(304).header("ETag", is(tag))
        .header("Content-Security-Policy", containsString("default-src 'none'")).body(is(""));
    given().header("If-None-Match", "\"other\"").get(path).then().statusCode(200);
  }

  @Test
  void the_library_may_be_kept() {
    given().get("/_static/lit-html/3.3.3/lit-html.js").then().statusCode(200).header("Cache-Control", containsString("immutable"));
  }

  @Test
  void the_page_is_told_its_settings() {
    given().get("/shop/settings.json").then().statusCode(200).contentType("application/json")
        .body("name", is("Corner <shop>"))
        .body("shoppers", contains("ada", "grace"))
        .body("facets", contains("categories", "brand", "price"));
  }

  @Test
  void nothing_else_changes() {
    given().get("/q/health/live").then().statusCode(200).header("Content-Security-Policy", (String) null);
    given().get("/shopping").then().statusCode(404).header("Content-Security-Policy", (String) null);
  }
}
