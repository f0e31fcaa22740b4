package org.hybridsearch.standin.personalize;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.BiConsumer;
import org.hybridsearch.behaviour.EventType;
import org.hybridsearch.behaviour.Interaction;
import org.hybridsearch.standin.wire.AwsError;
import org.hybridsearch.standin.wire.Input;
import org.hybridsearch.standin.wire.Reply;
import org.hybridsearch.standin.wire.Text;

/** {@code PutEvents}, {@code PutItems} and {@code PutUsers}. A call that is refused changes nothing. */
final class Events {

  /** Of all three. */
  static final Reply DONE = Reply.of(200, Reply.JSON, "");

  private final Resources resources;
  private final Shop shop;

  Events(Resources resources, Shop shop) {
    this.resources = resources;
    this.shop = shop;
  }

  Reply events(Input input) {
    String tracker = input.text("trackingId", Limits.ID);
    Optional<String> user = input.optionalText("userId", Limits.ID);
    String session = input.text("sessionId", Limits.ID);
    List<Input> list = input.structures("eventList", 1, Limits.MOST_IN_A_CALL);
    if (!tracker.equals(resources.trackingId())) {
      throw input.refuse("TrackingId " + tracker + " is not valid");
    }
    List<Optional<Shop.Event>> read = list.stream().map(event -> event(event, user.orElse(session))).toList();
    user.ifPresent(known -> shop.join(session, known));
    read.forEach(event -> event.ifPresent(shop::record));
    return DONE;
  }

  /** Empty when it is about no item. */
  private static Optional<Shop.Event> event(Input event, String user) {
    String type = event.text("eventType", Limits.ID);
    if (event.bytes() > Limits.LARGEST_EVENT) {
      throw event.refuse("An event must have at most " + Limits.LARGEST_EVENT + " bytes");
    }
    OptionalDouble sentAt = event.decimal("sentAt");
    if (sentAt.isEmpty()) {
      throw event.missing("sentAt");
    }
    String id = event.optionalText("eventId", Limits.ID).orElse("");
    event.json("properties", Limits.EVENT_PROPERTIES);
    event.optionalText("recommendationId", Limits.RECOMMENDATION_ID);
    event.optionalTexts("impression", 1, Limits.MOST_IMPRESSIONS, Limits.ID);
    event.optionalStructure("metricAttribution").ifPresent(given -> given.text("eventAttributionSource", Limits.ATTRIBUTION));
    Instant at = Instant.ofEpochMilli(Math.round(sentAt.getAsDouble() * 1000));
    OptionalDouble value = event.decimal("eventValue");
    return event.optionalText("itemId", Limits.ID)
        .map(item -> new Shop.Event(id, type, new Interaction(user, item, kind(type), at, value)));
  }

  /** Shops name types as they like: one the model does not know by name is a click to it. */
  private static EventType kind(String type) {
    String letters = letters(type);
    return Arrays.stream(EventType.values()).filter(known -> letters(known.name()).equals(letters)).findFirst()
        .orElse(EventType.CLICK);
  }

  private static String letters(String name) {
    return name.toLowerCase(Locale.ROOT).replaceAll("[^a-z]", "");
  }

  Reply items(Input input) {
    return put(input, resources.itemsDataset(), "items", "itemId", Limits.ITEM_PROPERTIES, shop::putItem);
  }

  Reply users(Input input) {
    return put(input, resources.usersDataset(), "users", "userId", Limits.USER_PROPERTIES, shop::putUser);
  }

  private static Reply put(Input input, String dataset, String list, String id, Text limits,
      BiConsumer<String, Map<String, String>> store) {
    String arn = input.text("datasetArn", Limits.ARN);
    Map<String, Map<String, String>> read = new HashMap<>();
    input.structures(list, 1, Limits.MOST_IN_A_CALL).forEach(thing ->
        read.put(thing.text(id, Limits.ID), thing.json("properties", limits).map(Events::fields).orElse(Map.of())));
    if (!arn.equals(dataset)) {
      throw AwsError.notFound("Dataset " + arn + " does not exist");
    }
    read.forEach(store);
    return DONE;
  }

  /** By the names of the schema, which are upper snake case where properties are camel case. */
  private static Map<String, String> fields(JsonNode properties) {
    Map<String, String> fields = new HashMap<>();
    properties.properties().forEach(field -> fields.put(
        field.getKey().replaceAll("([a-z0-9])([A-Z])", "$1_$2").toUpperCase(Locale.ROOT), field.getValue().asText()));
    return fields;
  }
}
