package org.hybridsearch.personalize;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hybridsearch.model.Market;
import org.hybridsearch.personalize.PersonalRanker.Answer;

/**
 * Answers of a ranker that replicas share and that outlive them. Implementations are safe for use by many threads and may throw
 * whatever goes wrong: the stage guards them, and asks its ranker instead. An {@link org.hybridsearch.guard.Unanswered} tells it
 * what: who asks for fewer calls is asked less, and not taken to be ill. Calls keep a time of their own: the stage waits for
 * less, and interrupts none.
 */
public interface SharedAnswers {

  /** Keeps nothing. */
  SharedAnswers NONE = new SharedAnswers() {
    @Override
    public Looked find(Asked asked) {
      return Looked.NOTHING;
    }

    @Override
    public void keep(Asked asked, String epoch, Answer answer) {
      // nowhere
    }

    @Override
    public void forget(Market market, String shopper, Instant at) {
      // nothing to forget
    }
  };

  /** The answer to a question, if it is there and its shopper has not acted since. */
  Looked find(Asked asked);

  /**
   * Keeps an answer.
   *
   * @param epoch what {@link #find} told before the ranker was called: if the shopper has acted since, nobody will find this answer
   */
  void keep(Asked asked, String epoch, Answer answer);

  /**
   * Makes all answers for a shopper unreachable that were asked for before. Costs the same whether there are any.
   *
   * @param shopper as {@link Asked#shopper} has it
   * @param at when the shopper acted: replicas that say the same act more than once drop answers once
   */
  void forget(Market market, String shopper, Instant at);

  /**
   * All that an answer depends on.
   *
   * @param ranker its identity with the filter of the question
   * @param shopper the key of a shopper, told from all others
   * @param context the part that the ranker heeds
   */
  record Asked(String ranker, Market market, String shopper, Map<String, String> context, List<String> itemIds) {

    /** Hides who asked for what. */
    @Override
    public String toString() {
      return "Asked[itemIds=" + itemIds.size() + "]";
    }
  }

  /**
   * What was found.
   *
   * @param epoch of the shopper: another one each time they act
   * @param keeps whether an answer to the same question may be kept with this epoch: not where they acted so lately that the ranker
   *     asked now may not know it
   */
  record Looked(Optional<Answer> answer, String epoch, boolean keeps) {

    /** Nothing is known, and nothing can be kept. */
    public static final Looked NOTHING = new Looked(Optional.empty(), "", false);
  }
}
