package org.hybridsearch.api.request;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.hybridsearch.api.input.Consent;
import org.hybridsearch.api.input.ContextEntryInput;
import org.hybridsearch.api.input.ShopperInput;
import org.hybridsearch.model.SearchException.BadInput;
import org.hybridsearch.model.Shopper;
import org.jspecify.annotations.Nullable;

/** From a shopper as sent to one whose consent is settled. */
final class ShopperReader {

  /** The most context entries and the longest value: what Amazon Personalize takes. */
  static final int MAX_CONTEXT = 150;

  static final int MAX_CONTEXT_VALUE = 1000;

  private final Consent absent;

  /** @param absent the consent of a shopper who says nothing of it */
  ShopperReader(Consent absent) {
    this.absent = absent;
  }

  /** Nobody unless an id is given together with consent to personalization. What is given is checked either way. */
  Shopper read(@Nullable ShopperInput input) {
    if (input == null) {
      return Shopper.NOBODY;
    }
    String userId = id("userId", input.userId());
    String sessionId = id("sessionId", input.sessionId());
    Map<String, String> context = context(input.context());
    if (userId.isEmpty() && sessionId.isEmpty()) {
      return Shopper.NOBODY;
    }
    return switch (input.consent() == null ? absent : input.consent()) {
      case NONE, MEASUREMENT -> Shopper.NOBODY;
      case PERSONALIZATION -> new Shopper.Someone(userId, sessionId, context);
    };
  }

  private static String id(String name, @Nullable String value) {
    return value == null ? "" : Texts.id(name, value);
  }

  private static Map<String, String> context(@Nullable List<ContextEntryInput> entries) {
    if (entries == null) {
      return Map.of();
    }
    if (entries.size() > MAX_CONTEXT) {
      throw new BadInput("A shopper's context takes at most " + MAX_CONTEXT + " entries.");
    }
    Map<String, String> context = new HashMap<>();
    for (ContextEntryInput entry : entries) {
      String key = Texts.id("A context key", entry.key());
      if (context.put(key, Texts.bounded("A context value", entry.value(), MAX_CONTEXT_VALUE)) != null) {
        throw new BadInput("A shopper's context must not repeat a key.");
      }
    }
    return context;
  }
}
