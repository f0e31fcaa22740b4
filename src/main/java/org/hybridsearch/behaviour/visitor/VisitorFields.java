package org.hybridsearch.behaviour.visitor;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.hybridsearch.opensearch.Json;
import org.hybridsearch.opensearch.Json.Member;

/** How a visitor is stored, the same wherever one is: by it behaviour is found again that is to be forgotten. */
public final class VisitorFields {

  private VisitorFields() {}

  /** The ids that are known, each with its key; the consent; and whether it is a bot. */
  public static List<Member> of(Visitor visitor, ShopperKeys keys) {
    List<Member> members = new ArrayList<>();
    if (!visitor.userId().isEmpty()) {
      members.add(Json.member("user_id", visitor.userId()));
      members.add(Json.member("user_key", keys.of(visitor.userId())));
    }
    if (!visitor.sessionId().isEmpty()) {
      members.add(Json.member("session_id", visitor.sessionId()));
      members.add(Json.member("session_key", keys.of(visitor.sessionId())));
    }
    members.add(Json.member("consent", visitor.use().name().toLowerCase(Locale.ROOT)));
    members.add(Json.member("bot", visitor.bot()));
    return members;
  }
}
