package org.hybridsearch;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.config.ConfigMappings;
import io.smallrye.config.ConfigMappings.ConfigClass;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What is written for readers of the settings is whole and true, and what it links to is there. */
class ReadmeTest {

  private static final Path SOURCES = Path.of("src/main/java");
  private static final Path SETTINGS = Path.of("src/site/configuration.md");
  /** Read by name where they are needed: no mapping has them. */
  private static final Set<String> UNMAPPED = Set.of("hybridsearch.demo", "hybridsearch.standin.enabled", "hybridsearch.standin.port");
  /** A line of the configuration table: key, default, effect. */
  private static final Pattern ROW = Pattern.compile("^\\| `(hybridsearch\\.[a-z0-9.-]+)` \\| (.*?) \\|", Pattern.MULTILINE);
  private static final Pattern LINK = Pattern.compile("\\]\\(([^)\\s]+)\\)");
  private static final Pattern HEADING = Pattern.compile("^#+ (.+)$", Pattern.MULTILINE);

  @Test
  void names_every_setting_once_and_no_other() throws IOException {
    Set<String> settings = new TreeSet<>(defaults().keySet());
    settings.addAll(UNMAPPED);

    assertThat(rows().map(row -> row.group(1)).toList()).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(settings);
  }

  @Test
  void tells_every_default() throws IOException {
    Map<String, String> told = rows().filter(row -> !UNMAPPED.contains(row.group(1)))
        .collect(Collectors.toMap(row -> row.group(1), row -> row.group(2).replace("`", "")));

    assertThat(told).containsExactlyInAnyOrderEntriesOf(defaults());
  }

  @Test
  void links_lead_somewhere() throws IOException {
    List<String> broken = new ArrayList<>();
    for (Path page : pages()) {
      LINK.matcher(Files.readString(page)).results().map(link -> link.group(1)).filter(link -> !link.contains(":"))
          .filter(link -> !leadsSomewhere(page, link)).forEach(link -> broken.add(page + ": " + link));
    }
    assertThat(broken).isEmpty();
  }

  private static List<Path> pages() throws IOException {
    try (Stream<Path> site = Files.walk(Path.of("src/site"))) {
      return Stream.concat(Stream.of(Path.of("README.md")), site.filter(file -> file.toString().endsWith(".md"))).toList();
    }
  }

  /** Whether the file is there, and in it a heading with the name after the hash. */
  private static boolean leadsSomewhere(Path page, String link) {
    String[] parts = link.split("#", 2);
    Path target = parts[0].isEmpty() ? page : page.resolveSibling(parts[0]).normalize();
    return Files.exists(target) && (parts.length == 1 || anchors(target).contains(parts[1]));
  }

  /** The names that headings have on GitHub. */
  private static List<String> anchors(Path page) {
    try {
      return HEADING.matcher(Files.readString(page)).results()
          .map(heading -> heading.group(1).toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N} _-]", "").replace(' ', '-')).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Stream<MatchResult> rows() throws IOException {
    return ROW.matcher(Files.readString(SETTINGS)).results();
  }

  /** The defaults by key, empty where there is none; of profiles those without a name, of lists no elements. */
  private static Map<String, String> defaults() throws IOException {
    Map<String, String> defaults = new TreeMap<>();
    for (Class<?> mapping : mappings()) {
      ConfigMappings.getProperties(ConfigClass.configClass(mapping)).forEach((name, property) -> {
        if (!name.contains("*")) {
          defaults.put(name, property.hasDefaultValue() ? property.getDefaultValue() : "");
        }
      });
    }
    return defaults;
  }

  private static List<Class<?>> mappings() throws IOException {
    try (Stream<Path> files = Files.walk(SOURCES)) {
      return files.filter(file -> file.toString().endsWith("Config.java")).<Class<?>>map(ReadmeTest::load).toList();
    }
  }

  private static Class<?> load(Path source) {
    String path = SOURCES.relativize(source).toString();
    try {
      return Class.forName(path.substring(0, path.length() - ".java".length()).replace('/', '.'));
    } catch (ClassNotFoundException e) {
      throw new AssertionError(source + " holds no class of its name", e);
    }
  }
}
