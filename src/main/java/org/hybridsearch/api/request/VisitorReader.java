package org.hybridsearch.api.request;

import org.hybridsearch.api.input.Consent;
import org.hybridsearch.api.input.ShopperInput;
import org.hybridsearch.behaviour.visitor.Visitor;
import org.hybridsearch.model.SearchException.BadInput;
import org.jspecify.annotations.Nullable;

/** From a shopper as sent to a visitor whose consent is settled. Immutable. */
public final class VisitorReader {

  private final Consent absent;

  /** @param absent the consent of a shopper who says nothing of it */
  public VisitorReader(Consent absent) {
    this.absent = absent;
  }

  /**
   * Who it is.
   *
   * @param bot whether they are obviously no person
   * @throws BadInput for an id that is none
   */
  public Visitor read(@Nullable ShopperInput input, boolean bot) {
    if (input == null) {
      return new Visitor("", "", use(absent), bot);
    }
    return new Visitor(id("userId", input.userId()), id("sessionId", input.sessionId()),
        use(input.consent() == null ? absent : input.consent()), bot);
  }

  /**
   * Who is named, whatever they agreed to.
   *
   * @throws BadInput when nobody is
   */
  public Visitor named(@Nullable String userId, @Nullable String sessionId) {
    if (userId == null && sessionId == null) {
      throw new BadInput("Name a shopper: a userId, a sessionId or both.");
    }
    return new Visitor(id("userId", userId), id("sessionId", sessionId), Visitor.Use.NOTHING, false);
  }

  private static String id(String name, @Nullable String value) {
    return value == null ? "" : Texts.id(name, value);
  }

  private static Visitor.Use use(Consent consent) {
    return switch (consent) {
      case NONE -> Visitor.Use.NOTHING;
      case MEASUREMENT -> Visitor.Use.MEASUREMENT;
      case PERSONALIZATION -> Visitor.Use.PERSONALIZATION;
    };
  }
}
