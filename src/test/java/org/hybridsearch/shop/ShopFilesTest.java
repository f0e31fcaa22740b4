package org.hybridsearch.shop;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The page's files fit together, and leave nothing to the browser's goodwill. */
class ShopFilesTest {

  private static final Path ROOT = Path.of("src/main/resources/shop");
  private static final Pattern IMPORT = Pattern.compile("from '([^']+)'");
  private static final Pattern ANY_IMPORT = Pattern.compile("(?:\\} ?from|import) ?['\"]([^'\"]+)['\"]");
  private static final Pattern PRELOAD = Pattern.compile("rel=\"modulepreload\" href=\"([^\"]+)\"");
  private static final Pattern REFERENCE = Pattern.compile("(?:src|href)=\"(/[^\"#]+)\"");

  static Stream<Path> files() throws IOException {
    try (Stream<Path> files = Files.walk(ROOT)) {
      return files.filter(Files::isRegularFile).toList().stream();
    }
  }

  @ParameterizedTest
  @MethodSource("files")
  void whatever_a_file_names_is_there(Path file) throws IOException {
    String text = Files.readString(file);
    Stream<String> imports = IMPORT.matcher(text).results().map(found -> imported(file, found));
    Stream<String> references = REFERENCE.matcher(text).results().map(found -> found.group(1))
        .filter(path -> !path.equals("/shop/settings.json")); // made of the configuration
    assertThat(Stream.concat(imports, references)).allSatisfy(path ->
        assertThat(getClass().getResource(resource(path))).as(path).isNotNull());
  }

  @ParameterizedTest
  @MethodSource("files")
  void no_text_becomes_markup_or_code(Path file) throws IOException {
    assertThat(Files.readString(file))
        .doesNotContain("innerHTML", "outerHTML", "insertAdjacent", "document.write", "unsafe", "eval(", "javascript:")
        .doesNotContainPattern("<script(?![^>]* src=)")
        .doesNotContainPattern("<style|\\sstyle=|\\son[a-z]+=");
  }

  @Test
  void a_browser_is_told_of_all_modules_at_once() throws IOException {
    Set<String> told = PRELOAD.matcher(Files.readString(ROOT.resolve("index.html"))).results()
        .map(found -> found.group(1)).collect(Collectors.toSet());
    assertThat(told).isEqualTo(modules("/shop/main.js", new TreeSet<>()));
  }

  /** The module and whatever it imports, the library's own included. */
  private static Set<String> modules(String path, Set<String> known) throws IOException {
    if (known.add(path)) {
      try (InputStream in = ShopFilesTest.class.getResourceAsStream(resource(path))) {
        String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
        for (MatchResult found : ANY_IMPORT.matcher(text).results().toList()) {
          modules(URI.create(path).resolve(found.group(1)).toString(), known);
        }
      }
    }
    return known;
  }

  private static String imported(Path file, MatchResult found) {
    return URI.create("/shop/" + ROOT.relativize(file)).resolve(found.group(1)).toString();
  }

  /** The library lies where the framework serves it, our files elsewhere. */
  private static String resource(String path) {
    return path.startsWith("/_static/") ? "/META-INF/resources" + path : path;
  }
}
