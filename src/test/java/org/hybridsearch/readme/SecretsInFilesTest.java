package org.hybridsearch.readme;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What is shipped holds no key of anybody. */
class SecretsInFilesTest {

  private static final List<String> ROOTS = List.of("src", "k8s", "opensearch-mappings", "README.md", "Dockerfile", "pom.xml");
  private static final Pattern KEY = Pattern.compile("\\b(AKIA|ASIA)(?![0-9A-Z]*EXAMPLE)[0-9A-Z]{16}\\b|-----BEGIN [A-Z ]*PRIVATE KEY");

  @Test
  void no_file_holds_a_key() throws IOException {
    List<Path> files = ROOTS.stream().flatMap(SecretsInFilesTest::below).filter(Files::isRegularFile).toList();
    assertThat(files).hasSizeGreaterThan(500);
    for (Path file : files) {
      assertThat(KEY.matcher(Files.readString(file, StandardCharsets.ISO_8859_1)).find()).as(file.toString()).isFalse();
    }
  }

  @Test
  void a_key_would_be_found() {
    assertThat(KEY.matcher("id = " + "AKIA" + "Q3EGRZ7VW2K4M5NB").find()).isTrue();
    assertThat(KEY.matcher("id = AKIAIOSFODNN7EXAMPLE").find()).isFalse();
  }

  private static Stream<Path> below(String root) {
    try {
      return Files.walk(Path.of(root));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
