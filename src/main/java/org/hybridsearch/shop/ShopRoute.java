package org.hybridsearch.shop;

import static io.vertx.core.http.HttpHeaders.CACHE_CONTROL;
import static io.vertx.core.http.HttpHeaders.CONTENT_TYPE;
import static io.vertx.core.http.HttpHeaders.ETAG;
import static io.vertx.core.http.HttpHeaders.IF_NONE_MATCH;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;

/** Serves the page where it is switched on, with the rules a browser has to keep; elsewhere there is no such route. */
@ApplicationScoped
class ShopRoute {

  /** Before the framework's own files, after authentication (-200). */
  private static final int ORDER = -140;

  /**
   * Scripts and styles are the page's own files, never text in the page; only lit-html's templates, which are constants, may become
   * markup; pictures come from where a shop keeps them.
   */
  private static final String POLICY = String.join("; ",
      "default-src 'none'", "script-src 'self'", "style-src 'self'", "connect-src 'self'", "img-src 'self' https:",
      "base-uri 'none'", "form-action 'none'", "frame-ancestors 'none'",
      "require-trusted-types-for 'script'", "trusted-types lit-html");

  private final ShopConfig config;

  ShopRoute(ShopConfig config) {
    this.config = config;
  }

  void install(@Observes Router router) {
    if (config.enabled()) {
      router.get("/").order(ORDER).blockingHandler(context -> serve(context, "index.html"), false);
      router.get("/shop/settings.json").order(ORDER).handler(this::settings);
      router.get("/shop/:file").order(ORDER + 1).blockingHandler(context -> serve(context, context.pathParam("file")), false);
    }
  }

  private static void serve(RoutingContext context, String name) {
    ShopFile.named(name).ifPresentOrElse(file -> serve(context, file), context::next);
  }

  /** A browser that has the file already is told so, and nothing is sent again. */
  private static void serve(RoutingContext context, ShopFile file) {
    String tag = file.tag();
    HttpServerResponse response = guarded(context, file.type()).putHeader(ETAG, tag);
    String known = context.request().getHeader(IF_NONE_MATCH);
    if (known != null && known.contains(tag)) {
      response.setStatusCode(304).end();
    } else {
      response.end(Buffer.buffer(file.content()));
    }
  }

  private void settings(RoutingContext context) {
    JsonObject settings = new JsonObject()
        .put("name", config.name())
        .put("shoppers", new JsonArray(config.shoppers().orElse(List.of())))
        .put("facets", new JsonArray(config.facets()));
    guarded(context, "application/json; charset=UTF-8").end(settings.encode());
  }

  private static HttpServerResponse guarded(RoutingContext context, String type) {
    return context.response()
        .putHeader(CONTENT_TYPE, type)
        .putHeader(CACHE_CONTROL, "no-cache")
        .putHeader("Content-Security-Policy", POLICY)
        .putHeader("X-Content-Type-Options", "nosniff")
        .putHeader("Referrer-Policy", "no-referrer")
        .putHeader("Cross-Origin-Opener-Policy", "same-origin");
  }
}
