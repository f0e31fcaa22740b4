package org.hybridsearch.behaviour;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Iterator;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hybridsearch.ndjson.LineFault;
import org.hybridsearch.ndjson.StrictJson;

/** Turns lines into interactions, or says what is wrong with them. Safe for use by many threads. */
final class InteractionLines {

  private static final int ID_LENGTH = 256;
  /** Clocks of shops and devices may be wrong, but not by more than this. */
  private static final Duration FUTURE = Duration.ofDays(1);
  private static final Set<String> FIELDS = Set.copyOf(InteractionDocument.FIELDS);
  private static final Map<String, EventType> TYPES =
      Stream.of(EventType.values()).collect(Collectors.toUnmodifiableMap(EventType::name, Function.identity()));

  private final Clock clock;
  private final Predicate<Interaction> forgotten;

  InteractionLines(Clock clock) {
    this(clock, interaction -> false);
  }

  /** @param forgotten whether the shopper had it forgotten */
  InteractionLines(Clock clock, Predicate<Interaction> forgotten) {
    this.clock = clock;
    this.forgotten = forgotten;
  }

  /**
   * The interaction a line holds; its time to the millisecond.
   *
   * @throws LineFault with a sentence for the sender
   */
  Interaction parse(String line) {
    ObjectNode object = StrictJson.parse(line);
    requireKnownFields(object);
    Interaction interaction = new Interaction(id(object, InteractionDocument.USER_ID), id(object, InteractionDocument.ITEM_ID),
        type(object), sentAt(object), value(object));
    if (forgotten.test(interaction)) {
      throw new LineFault("The shopper has had what they did until then forgotten");
    }
    return interaction;
  }

  private static void requireKnownFields(ObjectNode object) {
    for (Iterator<String> names = object.fieldNames(); names.hasNext();) {
      String name = names.next();
      if (!FIELDS.contains(name)) {
        throw new LineFault("An interaction has no field " + LineFault.quote(name));
      }
    }
  }

  private static String id(ObjectNode object, String field) {
    JsonNode value = object.path(field);
    String id = value.isTextual() ? value.textValue() : "";
    if (id.isBlank() || id.length() > ID_LENGTH) {
      throw new LineFault(field + " must be a string of 1 to " + ID_LENGTH + " characters, not all of them blank");
    }
    if (id.chars().anyMatch(Character::isISOControl)) {
      throw new LineFault(field + " must have no control characters");
    }
    return id;
  }

  private static EventType type(ObjectNode object) {
    JsonNode value = object.path(InteractionDocument.TYPE);
    EventType type = value.isTextual() ? TYPES.get(value.textValue()) : null;
    if (type == null) {
      throw new LineFault("type must be one of IMPRESSION, CLICK, VIEW, ADD_TO_CART, PURCHASE, RATING");
    }
    return type;
  }

  private Instant sentAt(ObjectNode object) {
    JsonNode value = object.path(InteractionDocument.SENT_AT);
    Instant sentAt = moment(value.isTextual() ? value.textValue() : "");
    if (sentAt.isBefore(Instant.EPOCH) || sentAt.isAfter(clock.instant().plus(FUTURE))) {
      throw new LineFault("sentAt must not be before 1970, nor more than a day ahead of now");
    }
    return sentAt;
  }

  private static Instant moment(String text) {
    try {
      return OffsetDateTime.parse(text).toInstant().truncatedTo(ChronoUnit.MILLIS);
    } catch (DateTimeException e) {
      throw new LineFault("sentAt must be a time with its offset, such as 2024-01-31T12:00:00Z");
    }
  }

  private static OptionalDouble value(ObjectNode object) {
    JsonNode value = object.path(InteractionDocument.VALUE);
    if (value.isMissingNode() || value.isNull()) {
      return OptionalDouble.empty();
    }
    // Adding 0 turns a negative zero into a plain one.
    double number = value.isNumber() ? value.doubleValue() + 0.0 : Double.NaN;
    if (!Double.isFinite(number)) {
      throw new LineFault("value must be a finite number");
    }
    return OptionalDouble.of(number);
  }
}
