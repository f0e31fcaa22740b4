package org.hybridsearch.page.window;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonFactory;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.hybridsearch.benchmark.pieces.Samples;
import org.hybridsearch.model.Candidate;
import org.hybridsearch.model.CandidateSet;
import org.hybridsearch.model.Exact;
import org.hybridsearch.model.PersonalizationOutcome;
import org.hybridsearch.model.Rung;
import org.hybridsearch.model.Stage;
import org.hybridsearch.model.StageReport;
import org.hybridsearch.model.TextVector;
import org.hybridsearch.model.Window;
import org.hybridsearch.testing.Plans;
import org.junit.jupiter.api.Test;

class WindowJsonTest {

  static Window window(Optional<TextVector> vector) {
    // Likings are kept as floats: these are exact.
    CandidateSet set = new CandidateSet(List.of(new Candidate("a\"b", 1, 0), new Candidate("ไทย", 0, 1)), 3.5, 0.7, true, false, vector,
        new Exact(Set.of("ไทย"), true));
    return new Window("s", "default", 3, Plans.plan("q").words(), set, Map.of("ไทย", new Window.Liking(-0.25, 0.4375, 2)),
        Plans.profile().weights(), new Window.Bounds(3.5, 0.1, 0.7, 30, Plans.NOW),
        new PersonalizationOutcome(PersonalizationOutcome.Reason.APPLIED, 0.8, "local"),
        List.of(StageReport.skipped(Stage.SEMANTIC, "no query vector")), Rung.serving("ไทย"));
  }

  @Test
  void a_window_comes_back_as_it_was_kept() throws IOException {
    for (Optional<TextVector> vector : List.of(Optional.<TextVector>empty(), Optional.of(TextVector.of(new float[] {1, 0, 0})))) {
      String json = WindowJson.write(window(vector)).toText();
      assertThat(WindowJson.read("s", new JsonFactory().createParser(json))).isEqualTo(window(vector));
    }
  }

  @Test
  void what_a_filter_took_out_and_the_name_of_an_answer_come_back() {
    Window plain = window(Optional.empty());
    Window named = new Window("s", plain.profileName(), plain.profileVersion(), plain.words(), plain.candidates(), plain.likings(),
        plain.weights(), plain.bounds(), new PersonalizationOutcome(PersonalizationOutcome.Reason.APPLIED, 0.8, "personalize",
            "RID-1"), plain.stages(), plain.rung()).excluding(Set.of("a\"b"));
    assertThat(WindowJson.read("s", WindowJson.write(named).toBytes())).isEqualTo(named);
  }

  @Test
  void groups_come_back_too() {
    Window plain = window(Optional.empty());
    CandidateSet grouped = new CandidateSet(List.of(new Candidate("a", 1, 0, "g"), new Candidate("b", 0, 1),
        new Candidate("c", 2, 0, "g")),
        3.5, 0.7, true, false, Optional.empty());
    Window window = new Window("s", plain.profileName(), plain.profileVersion(), plain.words(), grouped, Map.of(), plain.weights(),
        plain.bounds(), plain.personalization(), plain.stages(), plain.rung());
    assertThat(WindowJson.read("s", WindowJson.write(window).toBytes())).isEqualTo(window);
    assertThat(grouped.groups()).isEqualTo(2);
    assertThat(grouped.groupNames()).containsExactly("g", "b");
  }

  @Test
  void what_a_sorted_page_showed_is_kept() {
    Window plain = window(Optional.empty());
    Window sorted = new Window(plain.searchId(), plain.profileName(), plain.profileVersion(), plain.words(), plain.candidates(),
        plain.likings(), plain.weights(), plain.bounds(), plain.personalization(), plain.stages(),
        new Window.Shown(48, List.of("b", "a\"", "ไทย")), Rung.POPULAR);
    assertThat(WindowJson.read("s", WindowJson.write(sorted).toBytes())).isEqualTo(sorted);
  }

  @Test
  void what_is_kept_comes_back_the_same_however_often() {
    byte[] once = WindowJson.write(Samples.window(300)).toBytes();
    Window read = WindowJson.read("s", once);
    assertThat(WindowJson.read("s", WindowJson.write(read).toBytes()).likings()).isEqualTo(read.likings()).hasSize(300);
  }
}
