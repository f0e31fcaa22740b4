package org.hybridsearch;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackages;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The structure that the design promises, as rules. */
@AnalyzeClasses(packages = "org.hybridsearch", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

  private static final String ROOT = "org.hybridsearch.";
  private static final List<String> SOURCE_ROOTS = List.of("src/main/java", "src/dev/java", "src/jvm/java");

  @ArchTest
  static final ArchRule packages_form_no_cycles = slices().matching(ROOT + "(**)").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule the_model_depends_on_java_alone = classes().that().resideInAPackage(ROOT + "model")
      .should().onlyDependOnClassesThat().resideInAnyPackage("java..", ROOT + "model", "org.jspecify..");

  @ArchTest
  static final ArchRule stages_do_not_know_each_other = slices()
      .matching(ROOT + "(retrieve|personalize|blend|page|plan|sort)..").should().notDependOnEachOther();

  @ArchTest
  static final ArchRule the_guard_knows_nobody_it_guards = noClasses().that().resideInAPackage(ROOT + "guard..")
      .should().dependOnClassesThat(resideInAPackage(ROOT.substring(0, ROOT.length() - 1) + "..").and(resideOutsideOfPackages(ROOT + "guard..")));

  @ArchTest
  static final ArchRule only_the_pipeline_knows_several_stages = noClasses()
      .that(resideOutsideOfPackages(ROOT + "pipeline..", ROOT + "wiring..", ROOT + "retrieve..", ROOT + "personalize..",
          ROOT + "blend..", ROOT + "page..", ROOT + "plan..", ROOT + "sort..", ROOT + "catalog..", ROOT + "demo.."))
      .should().dependOnClassesThat(resideInAnyPackage(
          ROOT + "retrieve..", ROOT + "blend..", ROOT + "page..", ROOT + "plan..", ROOT + "sort.."));

  @ArchTest
  static final ArchRule leaves_are_used_by_wiring_alone = noClasses()
      .that(resideOutsideOfPackages(ROOT + "wiring..", ROOT + "opensearch.http..", ROOT + "opensearch.aws..",
          ROOT + "opensearch.embedded..", ROOT + "embed.langchain4j..", ROOT + "personalize.aws..", ROOT + "personalize.local..",
          ROOT + "personalize.dynamodb..", ROOT + "recommend.aws.."))
      .should().dependOnClassesThat(resideInAnyPackage(ROOT + "opensearch.http..", ROOT + "opensearch.aws..",
          ROOT + "opensearch.embedded..", ROOT + "embed.langchain4j..", ROOT + "personalize.aws..", ROOT + "personalize.local..",
          ROOT + "personalize.dynamodb..", ROOT + "recommend.aws.."));

  @ArchTest
  static final ArchRule the_way_out_for_events_is_used_by_wiring_alone = noClasses()
      .that(resideOutsideOfPackages(ROOT + "wiring..", ROOT + "behaviour.delivery.aws.."))
      .should().dependOnClassesThat(resideInAnyPackage(ROOT + "behaviour.delivery.aws.."));

  @ArchTest
  static final ArchRule the_way_out_for_erasure_is_used_by_wiring_alone = noClasses()
      .that(resideOutsideOfPackages(ROOT + "wiring..", ROOT + "behaviour.erase.aws.."))
      .should().dependOnClassesThat(resideInAnyPackage(ROOT + "behaviour.erase.aws.."));

  @ArchTest
  static final ArchRule the_opensearch_client_stays_in_its_package = noClasses()
      .that(resideOutsideOfPackages(ROOT + "opensearch..", ROOT + "wiring.."))
      .should().dependOnClassesThat(resideInAnyPackage("org.opensearch..", "org.apache.hc.."));

  @ArchTest
  static final ArchRule the_aws_sdk_stays_in_its_leaves = noClasses()
      .that(resideOutsideOfPackages(ROOT + "aws..", ROOT + "opensearch.aws..", ROOT + "personalize.aws..", ROOT + "recommend.aws..",
          ROOT + "personalize.dynamodb..", ROOT + "embed.langchain4j.bedrock..", ROOT + "behaviour.delivery.aws..",
          ROOT + "behaviour.erase.aws.."))
      .should().dependOnClassesThat(resideInAnyPackage("software.amazon.."));

  @ArchTest
  static final ArchRule credentials_are_given_to_leaves_by_wiring = noClasses()
      .that(resideOutsideOfPackages(ROOT + "aws..", ROOT + "wiring..", ROOT + "opensearch.aws..", ROOT + "personalize.aws..",
          ROOT + "personalize.dynamodb..", ROOT + "embed.langchain4j.bedrock..", ROOT + "behaviour.delivery.aws..",
          ROOT + "recommend.aws..", ROOT + "behaviour.erase.aws.."))
      .should().dependOnClassesThat(resideInAnyPackage(ROOT + "aws.."));

  @ArchTest
  static final ArchRule langchain4j_stays_in_its_leaf = noClasses()
      .that(resideOutsideOfPackages(ROOT + "embed.langchain4j.."))
      .should().dependOnClassesThat(resideInAnyPackage("dev.langchain4j..", "ai.onnxruntime.."));

  @ArchTest
  static final ArchRule nothing_knows_the_stand_in_for_aws = noClasses()
      .that(resideOutsideOfPackages(ROOT + "standin..", ROOT + "wiring.standin.."))
      .should().dependOnClassesThat(resideInAnyPackage(ROOT + "standin..", ROOT + "wiring.standin.."));

  @ArchTest
  static final ArchRule the_stand_in_for_aws_shares_no_code_with_the_sdk = noClasses()
      .that().resideInAPackage(ROOT + "standin..")
      .should().dependOnClassesThat(resideInAnyPackage("software.amazon..", "dev.langchain4j.."));

  @ArchTest
  static final ArchRule graphql_stays_at_the_edge = noClasses()
      .that(resideOutsideOfPackages(ROOT + "api.."))
      .should().dependOnClassesThat(resideInAnyPackage("org.eclipse.microprofile.graphql..", "io.smallrye.graphql..", "graphql.."));

  @ArchTest
  static final ArchRule nothing_is_found_by_reflection = noClasses()
      .should().dependOnClassesThat().resideInAPackage("java.lang.reflect..");

  @ArchTest
  static final ArchRule no_field_is_injected = fields().should().notBeAnnotatedWith("jakarta.inject.Inject")
      .allowEmptyShould(true);

  @ArchTest
  static final ArchRule names_say_what_a_class_is = noClasses()
      .should().haveNameMatching(".*(Impl|Manager|Helper|Util|Utils|DTO)");

  @Test
  void every_package_says_what_it_is_for() throws IOException {
    Set<Path> without = sources().map(Path::getParent).filter(folder -> !Files.exists(folder.resolve("package-info.java")))
        .collect(Collectors.toSet());
    assertThat(without).isEmpty();
  }

  @Test
  void the_stand_in_for_aws_is_in_no_production_image() {
    assertThat(Path.of("src/dev/java/org/hybridsearch/standin")).isDirectory();
    for (String root : List.of("src/main/java", "src/jvm/java")) {
      assertThat(Path.of(root, "org/hybridsearch/standin")).doesNotExist();
      assertThat(Path.of(root, "org/hybridsearch/wiring/standin")).doesNotExist();
    }
  }

  @Test
  void no_file_is_longer_than_300_lines() throws IOException {
    List<Path> longer = sources().filter(file -> lines(file) > 300).toList();
    assertThat(longer).isEmpty();
  }

  private static Stream<Path> sources() throws IOException {
    Stream.Builder<Path> files = Stream.builder();
    for (String root : SOURCE_ROOTS) {
      if (Files.isDirectory(Path.of(root))) {
        try (Stream<Path> all = Files.walk(Path.of(root))) {
          all.filter(file -> file.toString().endsWith(".java")).forEach(files::add);
        }
      }
    }
    return files.build();
  }

  private static long lines(Path file) {
    try (Stream<String> lines = Files.lines(file)) {
      return lines.count();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
