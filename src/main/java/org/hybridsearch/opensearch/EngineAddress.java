package org.hybridsearch.opensearch;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Set;

/**
 * Where the engine is, checked at the start-up so that a mistake in the settings is told at once and in one line.
 *
 * @param uri {@code http} or {@code https} with a host; its path, if any, goes before every request's; no user, query or fragment
 * @param login what the engine asks for
 */
public record EngineAddress(URI uri, Login login) {

  private static final String URL = "hybridsearch.opensearch.url";
  private static final String EXAMPLE = ", for example https://search.example.com:9200";

  /** What the engine asks for before it answers. */
  public sealed interface Login {}

  /** Nothing. */
  public record Open() implements Login {}

  /** A user and a password. */
  public record Basic(String username, String password) implements Login {

    /** Without the password: it is printed sooner or later. */
    @Override
    public String toString() {
      return "Basic[" + username + "]";
    }
  }

  /** Requests signed with the credentials of the environment. */
  public record Signed(String region, String service) implements Login {}

  /** An engine beside this service, which asks for nothing. */
  public static EngineAddress embedded(URI uri) {
    return new EngineAddress(uri, new Open());
  }

  /**
   * The address in the settings of an engine that is not embedded.
   *
   * @throws IllegalStateException with one line that says which setting is missing or wrong, and never its value
   */
  public static EngineAddress of(OpenSearchConfig config) {
    URI uri = uri(config);
    return switch (config.kind()) {
      case HTTP -> new EngineAddress(uri, basic(config));
      case AWS -> new EngineAddress(uri, signed(config));
      case EMBEDDED -> throw new IllegalStateException(
          "hybridsearch.opensearch.kind is EMBEDDED, which only development and tests have: set it to HTTP or AWS");
    };
  }

  private static URI uri(OpenSearchConfig config) {
    String text = config.url().filter(url -> !url.isBlank()).orElseThrow(
        () -> new IllegalStateException(URL + " is not set: it is the address of an OpenSearch with k-NN" + EXAMPLE));
    URI uri = parse(text.strip());
    boolean scheme = uri.getScheme() != null && Set.of("http", "https").contains(uri.getScheme().toLowerCase(Locale.ROOT));
    if (!scheme || uri.getHost() == null || uri.getRawQuery() != null || uri.getRawFragment() != null) {
      throw new IllegalStateException(URL + " is not an http or https address" + EXAMPLE);
    }
    if (uri.getRawUserInfo() != null) {
      throw new IllegalStateException(
          URL + " holds a user: set hybridsearch.opensearch.username and hybridsearch.opensearch.password instead");
    }
    return uri;
  }

  private static URI parse(String text) {
    try {
      return new URI(text);
    } catch (URISyntaxException e) {
      // The cause would print what may hold a password.
      throw new IllegalStateException(URL + " is not an address" + EXAMPLE);
    }
  }

  private static Login basic(OpenSearchConfig config) {
    if (config.username().isPresent() != config.password().isPresent()) {
      throw new IllegalStateException(
          "hybridsearch.opensearch.username and hybridsearch.opensearch.password go together: set both or none");
    }
    return config.username().<Login>map(name -> new Basic(name, config.password().orElseThrow())).orElseGet(Open::new);
  }

  private static Login signed(OpenSearchConfig config) {
    String region = config.aws().region().filter(name -> !name.isBlank()).orElseThrow(() -> new IllegalStateException(
        "hybridsearch.opensearch.aws.region is not set: it is where the domain or collection is, for example eu-central-1"));
    return new Signed(region, config.aws().service().signingName());
  }
}
