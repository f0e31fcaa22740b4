package org.hybridsearch.behaviour.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hybridsearch.behaviour.OwnBehaviour.NOON;
import static org.hybridsearch.behaviour.OwnBehaviour.visitor;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.hybridsearch.behaviour.BehaviourConfig;
import org.hybridsearch.behaviour.EventType;
import org.hybridsearch.behaviour.OwnBehaviour;
import org.hybridsearch.behaviour.delivery.aws.LoopbackEvents;
import org.hybridsearch.behaviour.delivery.aws.TestTracker;
import org.hybridsearch.behaviour.event.ShopEvent;
import org.hybridsearch.behaviour.liking.Domain;
import org.hybridsearch.export.Dataset;
import org.hybridsearch.export.ExportConfig;
import org.hybridsearch.export.PersonalizeExport;
import org.hybridsearch.personalize.Settings;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A model trained on what was exported and on what was delivered must see one type where there is one. */
class AgreedNamesIT {

  @ParameterizedTest
  @EnumSource
  void what_is_delivered_has_the_types_and_names_of_what_is_exported(Domain domain) throws IOException {
    try (OwnBehaviour own = new OwnBehaviour(); LoopbackEvents tracker = new LoopbackEvents();
        Replica replica = new Replica(own, own.engine, TestTracker.config(tracker.uri()), domain)) {
      own.store().record(Arrays.stream(EventType.values()).map(AgreedNamesIT::event).toList());
      replica.turn();

      Map<String, String> delivered = new TreeMap<>();
      for (JsonNode call : tracker.taken()) {
        call.path("eventList").forEach(event -> delivered.put(event.path("itemId").asText(), event.path("eventType").asText()));
      }
      assertThat(delivered).isEqualTo(exported(own, domain)).hasSize(3).containsEntry("item PURCHASE", switch (domain) {
        case CUSTOM -> "PURCHASE";
        case ECOMMERCE -> "Purchase";
      });
    }
  }

  private static ShopEvent event(EventType type) {
    return new ShopEvent("e-" + type, type, Optional.of("item " + type), NOON, visitor("anna", "s"), Optional.empty(),
        OptionalInt.empty(), OptionalDouble.empty(), List.of());
  }

  private static Map<String, String> exported(OwnBehaviour own, Domain domain) throws IOException {
    PersonalizeExport export = new PersonalizeExport(own.engine, own.names, new PersonalizeExport.Behaviour(
        Settings.of(BehaviourConfig.class), own.forgotten, UnaryOperator.identity(), TestTracker.liked(domain)),
        Settings.of(ExportConfig.class, "hybridsearch.export.domain", domain.name()), Clock.fixed(NOON, ZoneOffset.UTC));
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    export.write(Dataset.INTERACTIONS, out);
    return out.toString(StandardCharsets.UTF_8).lines().skip(1).map(line -> line.split(","))
        .collect(Collectors.toMap(cells -> cells[1], cells -> cells[2]));
  }
}
