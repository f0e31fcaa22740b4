package org.hybridsearch.standin.personalize;

import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.hybridsearch.standin.wire.AwsError;
import org.hybridsearch.standin.wire.Call;
import org.hybridsearch.standin.wire.Input;
import org.hybridsearch.standin.wire.Operation;
import org.hybridsearch.standin.wire.Reply;
import org.hybridsearch.standin.wire.Service;

/** {@code personalize-runtime} and {@code personalize-events}. */
public final class PersonalizeService implements Service {

  private static final String POST = "POST";

  private final Quotas quotas;
  private final Quotas.Meter meter = new Quotas.Meter();
  private final Ranking ranking;
  private final Recommendations recommendations;
  private final Events events;

  public PersonalizeService(Resources resources, Shop shop, Quotas quotas) {
    this.quotas = quotas;
    this.ranking = new Ranking(resources, shop);
    this.recommendations = new Recommendations(resources, shop);
    this.events = new Events(resources, shop);
  }

  @Override
  public String signingName() {
    return "personalize";
  }

  @Override
  public AwsError invalid(String message) {
    return new AwsError(400, "InvalidInputException", message);
  }

  @Override
  public Set<String> operations() {
    return Set.of("GetPersonalizedRanking", "GetRecommendations", "GetActionRecommendations", "PutEvents", "PutItems", "PutUsers",
        "PutActions", "PutActionInteractions");
  }

  @Override
  public Optional<Operation> operation(Call call) {
    if (!call.method().equals(POST)) {
      return Optional.empty();
    }
    return switch (call.path()) {
      case "/personalize-ranking" -> limited("GetPersonalizedRanking", quotas.rankings(), call, ranking::answer);
      case "/recommendations" -> limited("GetRecommendations", quotas.rankings(), call, recommendations::answer);
      case "/action-recommendations" -> limited("GetActionRecommendations", quotas.rankings(), call, this::noActions);
      case "/events" -> acknowledged("PutEvents", quotas.events(), call, events::events);
      case "/items" -> acknowledged("PutItems", quotas.puts(), call, events::items);
      case "/users" -> acknowledged("PutUsers", quotas.puts(), call, events::users);
      case "/actions" -> limited("PutActions", quotas.puts(), call, this::noActions);
      case "/action-interactions" -> limited("PutActionInteractions", quotas.events(), call, this::noActions);
      default -> Optional.empty();
    };
  }

  private Optional<Operation> limited(String name, int perSecond, Call call, Function<Input, Reply> work) {
    return Optional.of(new Operation(name, () -> metered(name, perSecond, call, work)));
  }

  private Optional<Operation> acknowledged(String name, int perSecond, Call call, Function<Input, Reply> work) {
    return Optional.of(new Operation(name, () -> metered(name, perSecond, call, work), Optional.of(Events.DONE)));
  }

  private Reply metered(String name, int perSecond, Call call, Function<Input, Reply> work) {
    meter.take(name, perSecond);
    return work.apply(Input.of(call.body(), this::invalid));
  }

  /** This account has no datasets of actions. */
  private Reply noActions(Input input) {
    throw AwsError.notFound("There is no dataset or campaign of actions");
  }
}
