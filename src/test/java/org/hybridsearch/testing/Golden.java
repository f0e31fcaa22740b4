package org.hybridsearch.testing;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.hybridsearch.opensearch.EngineRequest;

/**
 * Pins what goes to the engine. With {@code -Dgolden.update=true} the files are written instead of compared; the change then shows
 * in review.
 */
public final class Golden {

  private static final Path FOLDER = Path.of("src/test/resources/golden");
  private static final ObjectMapper JSON = new ObjectMapper();

  private Golden() {}

  /** Compares method, path, parameters and pretty-printed body with a file of that name. */
  public static void assertMatches(String name, EngineRequest request) {
    StringBuilder text = new StringBuilder(request.method() + " " + request.path() + "\n");
    request.parameters().entrySet().stream().sorted(Map.Entry.comparingByKey())
        .forEach(p -> text.append(p.getKey()).append('=').append(p.getValue()).append('\n'));
    request.body().forEach(json -> text.append(pretty(json.toText())).append('\n'));
    assertMatches(name + ".txt", text.toString());
  }

  /** Compares text with a file of that name. */
  public static void assertMatches(String file, String text) {
    Path golden = FOLDER.resolve(file);
    try {
      if (Boolean.getBoolean("golden.update")) {
        Files.createDirectories(FOLDER);
        Files.writeString(golden, text);
      }
      assertThat(text).isEqualTo(Files.readString(golden));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String pretty(String json) {
    try {
      return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(JSON.readTree(json));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
