package org.hybridsearch;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.ConfigMappingInterface;
import io.smallrye.config.ConfigMappings;
import io.smallrye.config.ConfigMappings.ConfigClass;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.hybridsearch.testing.Golden;
import org.junit.jupiter.api.Test;

/** Pins every setting there is, with its default: whoever changes one sees it in review. */
class ConfigDefaultsTest {

  private static final Path CLASSES = Path.of("target/classes");

  @Test
  void every_default_is_as_pinned() throws IOException {
    List<Class<?>> mappings = mappings();
    assertThat(mappings).hasSizeGreaterThanOrEqualTo(11);
    Map<String, String> lines = new TreeMap<>();
    mappings.forEach(mapping -> ConfigMappings.getProperties(ConfigClass.configClass(mapping))
        .forEach((name, property) -> lines.put(name, shown(property))));
    StringBuilder text = new StringBuilder();
    lines.forEach((name, value) -> text.append(name).append(" = ").append(value).append('\n'));
    Golden.assertMatches("config-defaults.txt", text.toString());
  }

  private static List<Class<?>> mappings() throws IOException {
    try (Stream<Path> files = Files.walk(CLASSES.resolve("org/hybridsearch"))) {
      return files.map(file -> CLASSES.relativize(file).toString())
          .filter(file -> file.endsWith("Config.class"))
          .<Class<?>>map(file -> loaded(file.replace('/', '.').substring(0, file.length() - ".class".length())))
          .filter(type -> type.isAnnotationPresent(ConfigMapping.class))
          .toList();
    }
  }

  private static Class<?> loaded(String name) {
    try {
      return Class.forName(name, false, ConfigDefaultsTest.class.getClassLoader());
    } catch (ClassNotFoundException e) {
      throw new AssertionError(e);
    }
  }

  private static String shown(ConfigMappingInterface.Property property) {
    return property.hasDefaultValue() && property.getDefaultValue() != null ? property.getDefaultValue() : "(none)";
  }
}
