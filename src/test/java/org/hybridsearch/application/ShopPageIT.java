package org.hybridsearch.application;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Locator.FilterOptions;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The page at "/" in a real browser, as shoppers, tuners and people without a mouse use it. */
@QuarkusTest
@TestProfile(FoodMartProfile.class)
class ShopPageIT extends OnFoodMart {

  private static Browser browser;

  @TestHTTPResource("/") URI address;

  @BeforeAll
  static void open() {
    browser = Browser.open();
  }

  @AfterEach
  void nothing_went_wrong_unseen() {
    browser.assertNoComplaints();
  }

  @AfterAll
  static void close() {
    if (browser != null) {
      browser.close();
    }
  }

  @Test
  void typing_suggests_and_a_suggestion_is_searched() {
    Page page = desktop("");
    page.locator("#query").pressSequentially("orang");
    Locator suggestion = page.getByRole(AriaRole.OPTION).filter(new FilterOptions().setHasText("Orange")).first();
    String text = suggestion.locator("span").first().innerText();
    suggestion.click();
    assertThat(page.getByRole(AriaRole.LISTBOX)).isHidden();
    assertThat(page.getByRole(AriaRole.MAIN).or(page.getByRole(AriaRole.DIALOG)).filter(new FilterOptions().setHasText(text)).first())
        .isVisible();
  }

  @Test
  void a_filter_narrows_and_going_back_widens() {
    Page page = desktop("cereal");
    String all = summary(page).textContent().strip();
    Locator box = facets(page).getByRole(AriaRole.CHECKBOX, new Locator.GetByRoleOptions().setName(Pattern.compile("^Johnson"))).first();
    box.check();
    assertThat(summary(page)).not().hasText(all);
    assertThat(items(page).first().locator(".brand")).containsText("Johnson");
    assertThat(page.locator(".items .brand").filter(new FilterOptions().setHasNotText("Johnson"))).hasCount(0);
    assertThat(box).isChecked();
    page.goBack();
    assertThat(summary(page)).hasText(all);
    assertThat(box).not().isChecked();
  }

  @Test
  void a_price_bounds_what_is_shown() {
    Page page = desktop("cereal");
    facets(page).getByLabel("to", new Locator.GetByLabelOptions().setExact(true)).fill("1");
    page.keyboard().press("Enter");
    assertThat(page.getByRole(AriaRole.BUTTON, named("Remove filter Price up to 1"))).isVisible();
    assertThat(page.locator(".items .price").filter(new FilterOptions().setHasNotText(Pattern.compile("\\$(0\\.\\d\\d|1\\.00)"))))
        .hasCount(0);
  }

  @Test
  void sorting_is_told_and_orders() {
    Page page = desktop("cereal");
    page.getByLabel("Sort by").selectOption("PRICE-DESC");
    assertThat(page.locator(".personal")).containsText("sorted by a field");
    List<Double> prices = page.locator(".items .price").allInnerTexts().stream()
        .map(price -> Double.valueOf(price.strip().substring(1))).toList();
    assertThat(prices).isSortedAccordingTo((a, b) -> Double.compare(b, a)).hasSizeGreaterThan(10);
  }

  @Test
  void scrolling_brings_further_pages_without_repeating() {
    Page page = desktop("");
    assertThat(items(page)).hasCount(24);
    for (int pages = 2; pages <= 4; pages++) {
      items(page).last().scrollIntoViewIfNeeded();
      page.mouse().wheel(0, 4000);
      assertThat(items(page).nth(24 * pages - 1)).isAttached();
    }
    assertThat(ids(page)).doesNotHaveDuplicates().hasSizeGreaterThanOrEqualTo(96);
  }

  @Test
  void each_shopper_has_an_order_of_their_own() {
    Page page = desktop("cereal");
    assertThat(page.locator(".personal")).not().hasClass(Pattern.compile("applied"));
    List<String> anybodys = ids(page);
    page.getByText("Customer 4676").click();
    assertThat(page.locator(".personal")).containsText("Ordered for this shopper");
    assertThat(page.locator(".move").first()).isVisible();
    assertThat(ids(page)).isNotEqualTo(anybodys);
  }

  @Test
  void what_a_shopper_does_changes_their_order() {
    Page page = desktop("cereal");
    Locator tenth = items(page).nth(9);
    String liked = tenth.getAttribute("data-id");
    tenth.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("details")).click();
    page.getByRole(AriaRole.DIALOG).getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Add to cart")).click();
    page.keyboard().press("Escape");
    assertThat(page.locator(".cart")).containsText("1");
    page.getByRole(AriaRole.BUTTON, named("Show the new order")).click();
    assertThat(page.locator(".personal")).containsText("Ordered for this shopper");
    assertThat(page.locator("[data-id='" + liked + "'] .move")).containsText("▲");
    assertThat(ids(page).indexOf(liked)).isLessThan(9);
  }

  @Test
  void tuners_see_the_stages_and_why_each_item_is_there() {
    Page page = desktop("cereal", "4676");
    page.getByLabel("Tuner’s view").check();
    for (String stage : List.of("Plan", "Embed", "Lexical", "Semantic", "Personalize", "Blend")) {
      assertThat(page.locator(".stages").getByRole(AriaRole.ROWHEADER, new Locator.GetByRoleOptions().setName(stage))).isVisible();
    }
    Locator second = items(page).nth(1);
    second.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Why this item?")).click();
    Locator why = second.locator(".why");
    double sum = why.locator("tbody tr td:nth-of-type(3)").allInnerTexts().stream().mapToDouble(Double::parseDouble).sum();
    double score = Double.parseDouble(why.locator("caption").innerText().replace("Score ", ""));
    assertThat(sum).isCloseTo(score, org.assertj.core.api.Assertions.within(0.005));
    assertThat(why.getByRole(AriaRole.ROWHEADER, new Locator.GetByRoleOptions().setName("Personal"))).isVisible();
  }

  @Test
  void suggestions_are_walked_through_by_keys() {
    Page page = desktop("cereal");
    page.keyboard().press("/");
    assertThat(page.locator("#query")).isFocused();
    page.keyboard().press("ControlOrMeta+A");
    page.keyboard().insertText("chee"); // at once: an answer to each letter would undo the step down
    assertThat(page.locator("#query")).hasAttribute("aria-expanded", "true");
    page.keyboard().press("ArrowDown");
    Locator active = page.locator("#suggestions [aria-selected=true]"); // a select has selected options too
    assertThat(active).hasCount(1);
    assertThat(page.locator("#query")).hasAttribute("aria-activedescendant", active.getAttribute("id"));
    page.keyboard().press("ArrowUp");
    assertThat(active).hasCount(0);
    page.keyboard().press("Escape");
    assertThat(page.locator("#query")).hasAttribute("aria-expanded", "false");
    assertThat(page.locator("#query")).hasValue("chee");
  }

  @Test
  void searching_and_looking_at_an_item_takes_no_mouse() {
    Page page = desktop("cereal");
    page.keyboard().press("/");
    page.keyboard().press("ControlOrMeta+A");
    page.keyboard().type("cheese");
    page.keyboard().press("Enter");
    assertThat(summary(page)).containsText("cheese");
    items(page).first().locator(".open").focus();
    page.keyboard().press("Enter");
    assertThat(page.getByRole(AriaRole.DIALOG)).isVisible();
    page.keyboard().press("Escape");
    assertThat(page.getByRole(AriaRole.DIALOG)).isHidden();
    assertThat(items(page).first().locator(".open")).isFocused();
  }

  @Test
  void a_phone_has_room_for_it() {
    Page page = shop(browser.page(390, 844), "juice", "");
    items(page).first().locator(".open").click();
    assertThat(page.getByRole(AriaRole.DIALOG)).isVisible();
    assertThat(page.evaluate("document.documentElement.scrollWidth <= innerWidth")).isEqualTo(true);
  }

  @Test
  void a_phone_shows_filters_when_asked() {
    Page page = shop(browser.page(390, 844), "juice", "");
    assertThat(facets(page)).isHidden();
    page.getByRole(AriaRole.BUTTON, named("Filters")).click();
    facets(page).getByRole(AriaRole.CHECKBOX).first().check();
    facets(page).getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Show the items")).click();
    assertThat(facets(page)).isHidden();
    assertThat(page.locator(".chosen")).isVisible();
  }

  @Test
  void words_stay_words() {
    String hostile = "juice <img src=x onerror=alert(1)> &lt;b&gt; \"'";
    Page page = shop(browser.page(1280, 860), hostile, "");
    assertThat(summary(page)).containsText(hostile);
    assertThat(page.locator("img[src=x]")).hasCount(0);
  }

  @Test
  void an_address_is_taken_for_what_is_understood_of_it() {
    Page page = browser.page(1280, 860);
    page.navigate(address + "?q=cereal&sort=nonsense&shopper=stranger&r=price::&f=:&f=brand:");
    assertThat(items(page).first()).isVisible();
    assertThat(page.getByRole(AriaRole.RADIO, named("Anonymous"))).isChecked();
    assertThat(page.locator(".chosen")).hasCount(0);
    page.navigate(address + "?f=constructor:x&r=__proto__:1:2");
    assertThat(page.getByRole(AriaRole.BUTTON, named("Remove filter x"))).isVisible();
  }

  @Test
  void going_back_finds_the_page_as_it_was() {
    Page page = desktop("");
    items(page).last().scrollIntoViewIfNeeded();
    assertThat(items(page).nth(47)).isAttached();
    List<String> shown = ids(page);
    page.evaluate("scrollTo(0, 2000)");
    search(page, "cheese");
    assertThat(page.evaluate("scrollY")).isEqualTo(0);
    page.goBack();
    assertThat(summary(page)).not().containsText("cheese");
    assertThat(ids(page)).isEqualTo(shown);
    assertThat((int) page.evaluate("Math.round(scrollY)")).isGreaterThan(1000);
  }

  @Test
  void an_item_has_an_address_and_going_back_closes_it() {
    Page page = desktop("cereal");
    String id = items(page).nth(2).getAttribute("data-id");
    items(page).nth(2).locator(".open").click();
    assertThat(page.getByRole(AriaRole.DIALOG)).isVisible();
    assertThat(page).hasURL(Pattern.compile(".*[?&]item=" + id + "$"));
    String shared = page.url();
    page.goBack();
    assertThat(page.getByRole(AriaRole.DIALOG)).isHidden();
    assertThat(items(page).nth(2).locator(".open")).isFocused();
    page.navigate(shared);
    assertThat(page.getByRole(AriaRole.DIALOG)).isVisible();
    page.keyboard().press("Escape");
    assertThat(page).not().hasURL(Pattern.compile(".*item=.*"));
    page.navigate(address + "?item=no-such-item");
    assertThat(page.getByText("This item is not there any more.")).isVisible();
  }

  @Test
  void a_late_answer_does_not_replace_a_newer_one() {
    Page page = desktop("");
    List<Route> held = new ArrayList<>();
    page.route("**/graphql", route -> {
      if (route.request().postData().contains("\"query\":\"juice\"")) {
        held.add(route);
      } else {
        route.resume();
      }
    });
    page.locator("#query").fill("juice");
    page.keyboard().press("Enter");
    page.waitForCondition(() -> !held.isEmpty());
    search(page, "cheese");
    held.forEach(Route::resume);
    page.evaluate("() => new Promise(done => setTimeout(done, 300))");
    assertThat(summary(page)).containsText("cheese");
    assertThat(page.locator("#query")).hasValue("cheese");
  }

  @Test
  void a_service_that_is_away_is_told_and_asked_again() {
    Page page = desktop("cereal");
    page.route("**/graphql", route -> route.fulfill(new Route.FulfillOptions().setContentType("application/json")
        .setBody("{\"errors\":[{\"message\":\"Away.\",\"extensions\":{\"code\":\"UNAVAILABLE\"}}]}")));
    page.locator("#query").fill("cheese");
    page.keyboard().press("Enter");
    assertThat(page.getByRole(AriaRole.ALERT)).containsText("Away.");
    page.unroute("**/graphql");
    page.getByRole(AriaRole.BUTTON, named("Try again")).click();
    assertThat(summary(page)).containsText("cheese");
    assertThat(page.getByRole(AriaRole.ALERT)).hasCount(0);
  }

  @Test
  void who_may_not_see_reasons_sees_the_stages() {
    Page page = desktop("cereal");
    page.route("**/graphql", route -> {
      if (route.request().postData().contains("explanation")) {
        route.fulfill(new Route.FulfillOptions().setContentType("application/json")
            .setBody("{\"errors\":[{\"message\":\"No.\",\"extensions\":{\"code\":\"FORBIDDEN\"}}]}"));
      } else {
        route.resume();
      }
    });
    page.getByLabel("Tuner’s view").check();
    assertThat(page.getByText("it takes a token")).isVisible();
    assertThat(page.locator(".stages")).isVisible();
    assertThat(items(page).first()).isVisible();
    assertThat(page.getByRole(AriaRole.ALERT)).hasCount(0);
  }

  @Test
  void a_picture_that_is_missing_is_drawn() {
    Page page = browser.page(1280, 860);
    page.route("**/graphql", route -> {
      APIResponse answer = route.fetch();
      route.fulfill(new Route.FulfillOptions().setResponse(answer)
          .setBody(answer.text().replace("\"imageUrl\":null", "\"imageUrl\":\"/picture\"")));
    });
    page.route("**/picture", route -> route.fulfill(new Route.FulfillOptions().setContentType("image/svg+xml").setBody("none")));
    page.navigate(address.toString());
    assertThat(items(page).first().locator("svg.picture")).isVisible();
  }

  @Test
  void a_phones_filters_are_left_by_escape_and_keep_the_focus() {
    Page page = shop(browser.page(390, 844), "juice", "");
    page.getByRole(AriaRole.BUTTON, named("Filters")).click();
    assertThat(facets(page).getByRole(AriaRole.CHECKBOX).first()).isFocused();
    for (int i = 0; i < 60; i++) {
      page.keyboard().press("Tab");
      assertThat(page.evaluate(
          "document.activeElement === document.body || !!document.activeElement.closest('#filters')")).isEqualTo(true);
    }
    page.keyboard().press("Escape");
    assertThat(facets(page)).isHidden();
    assertThat(page.getByRole(AriaRole.BUTTON, named("Filters"))).isFocused();
  }

  private static void search(Page page, String query) {
    page.locator("#query").fill(query);
    page.keyboard().press("Enter");
    assertThat(summary(page)).containsText(query);
  }

  private Page desktop(String query) {
    return desktop(query, "");
  }

  private Page desktop(String query, String shopper) {
    return shop(browser.page(1280, 860), query, shopper);
  }

  private Page shop(Page page, String query, String shopper) {
    page.navigate(address + "?q=" + URLEncoder.encode(query, StandardCharsets.UTF_8) + (shopper.isEmpty() ? "" : "&shopper=" + shopper));
    assertThat(items(page).first()).isVisible();
    return page;
  }

  private static Locator items(Page page) {
    return page.locator(".items > li");
  }

  private static Locator summary(Page page) {
    return page.locator(".summary");
  }

  private static Locator facets(Page page) {
    return page.getByRole(AriaRole.COMPLEMENTARY, named("Filters"));
  }

  private static List<String> ids(Page page) {
    return items(page).all().stream().map(item -> item.getAttribute("data-id")).toList();
  }

  private static GetByRoleOptions named(String name) {
    return new GetByRoleOptions().setName(name);
  }
}
