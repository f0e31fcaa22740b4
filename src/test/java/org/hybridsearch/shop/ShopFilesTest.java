package org.hybridsearch.shop;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The page's files fit together, and leave nothing to the browser's goodwill. */
class ShopFilesTest {

  private static final Path ROOT = Path.of("src/main/resources/shop");
  private static final Pattern IMPORT = Pattern.compile("from '([^']+)'");
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
    Stream<String> references = REFERENCE.matcher(text).results().map(found -> found.group(1));
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

  private static String imported(Path file, MatchResult found) {
    return URI.create("/shop/" + ROOT.relativize(file)).resolve(found.group(1)).toString();
  }

  /** The library lies where the framework serves it, our files elsewhere. */
  private static String resource(String path) {
    return path.startsWith("/_static/") ? "/META-INF/resources" + path : path;
  }
}
