package org.hybridsearch.api.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.hybridsearch.model.Item;
import org.hybridsearch.model.PersonalizationOutcome;
import org.hybridsearch.model.StageReport;
import org.junit.jupiter.api.Test;

class EnumViewsTest {

  @Test
  void every_constant_is_shown_by_its_own_name() {
    assertThat(Stream.of(PersonalizationOutcome.Reason.values()).map(PersonalizationView.Reason::of))
        .extracting(Enum::name).containsExactly(names(PersonalizationOutcome.Reason.values()));
    assertThat(Stream.of(StageReport.Status.values()).map(StageReportView.Status::of))
        .extracting(Enum::name).containsExactly(names(StageReport.Status.values()));
    assertThat(Stream.of(Item.Attribute.Kind.values()).map(ItemView.AttributeKind::of))
        .extracting(Enum::name).containsExactly(names(Item.Attribute.Kind.values()));
  }

  private static String[] names(Enum<?>[] constants) {
    return Stream.of(constants).map(Enum::name).toArray(String[]::new);
  }
}
