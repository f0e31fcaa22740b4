package org.hybridsearch;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.ConfigMappingInterface;
import io.smallrye.config.ConfigMappings;
import io.smallrye.config.ConfigMappings.ConfigClass;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.hybridsearch.testing.Golden;
import org.junit.jupiter.api.Test;

/** Pins every setting there is, with its default: whoever changes one sees it in review. */
class ConfigDefaultsTest {

  @Test
  void every_default_is_as_pinned() {
    List<JavaClass> mappings = new ClassFileImporter().withImportOption(new ImportOption.DoNotIncludeTests())
        .importPackages("org.hybridsearch").stream().filter(type -> type.isAnnotatedWith(ConfigMapping.class)).toList();
    assertThat(mappings).hasSizeGreaterThanOrEqualTo(11);
    Map<String, String> lines = new TreeMap<>();
    mappings.forEach(mapping -> lines.putAll(defaults(mapping.reflect())));
    StringBuilder text = new StringBuilder();
    lines.forEach((name, value) -> text.append(name).append(" = ").append(value).append('\n'));
    Golden.assertMatches("config-defaults.txt", text.toString());
  }

  private static Map<String, String> defaults(Class<?> mapping) {
    Map<String, String> defaults = new TreeMap<>();
    ConfigMappings.getProperties(ConfigClass.configClass(mapping))
        .forEach((name, property) -> defaults.put(name, shown(property)));
    return defaults;
  }

  private static String shown(ConfigMappingInterface.Property property) {
    return property.hasDefaultValue() && property.getDefaultValue() != null ? property.getDefaultValue() : "(none)";
  }
}
