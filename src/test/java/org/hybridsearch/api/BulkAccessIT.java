package org.hybridsearch.api;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@TestProfile(ProductionAccess.Profile.class)
class BulkAccessIT {

  @ParameterizedTest
  @CsvSource({"POST,/catalog/items", "POST,/catalog/items?mode=replace", "PATCH,/catalog/items", "DELETE,/catalog/items",
      "POST,/catalog/interactions"})
  void nobody_uploads_in_production_yet(String method, String path) {
    Response answer = given().contentType("text/plain").body("{\"id\":\"a\",\"title\":\"t\"}").request(method, path);
    assertThat(answer.statusCode()).isEqualTo(403);
    assertThat(answer.jsonPath().getString("code")).isEqualTo("FORBIDDEN");
  }
}
