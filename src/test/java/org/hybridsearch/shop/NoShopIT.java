package org.hybridsearch.shop;

import static io.restassured.RestAssured.given;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import org.hybridsearch.api.FakeBackendProfile;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The page is off unless it is switched on. */
@QuarkusTest
@TestProfile(FakeBackendProfile.class)
class NoShopIT {

  @ParameterizedTest
  @ValueSource(strings = {"/", "/index.html", "/shop/main.js", "/shop/../shop/main.js", "//shop/main.js", "/shop/settings.json",
      "/shop%2Fmain.js", "/./index.html", "/shop/style.css"})
  void none_of_its_files_is_served(String path) {
    given().urlEncodingEnabled(false).get(path).then().statusCode(404);
  }
}
