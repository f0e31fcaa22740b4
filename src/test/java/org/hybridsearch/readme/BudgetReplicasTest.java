package org.hybridsearch.readme;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** As many replicas share a budget as the autoscaler may start: fewer would spend it several times over. */
class BudgetReplicasTest {

  @Test
  void the_budgets_of_the_manifests_and_of_the_readme_are_for_the_most_replicas_there_may_be() throws IOException {
    List<String> most = found("maxReplicas: (\\d+)", "k8s/hpa.yaml");
    assertThat(most).hasSize(1);
    for (String of : List.of("PERSONALIZE", "RECOMMENDER")) {
      assertThat(found("HYBRIDSEARCH_" + of + "_BUDGET_REPLICAS: \"(\\d+)\"", "k8s/aws/configmap.yaml")).isEqualTo(most);
      assertThat(found("hybridsearch\\." + of.toLowerCase(Locale.ROOT) + "\\.budget\\.replicas=(\\d+)", "README.md"))
          .isEqualTo(most);
    }
  }

  private static List<String> found(String pattern, String file) throws IOException {
    return Pattern.compile(pattern).matcher(Files.readString(Path.of(file))).results().map(each -> each.group(1)).toList();
  }
}
