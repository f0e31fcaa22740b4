package org.hybridsearch.recommend.trained;

import java.util.List;
import org.hybridsearch.guard.PaidCall.Price;
import org.hybridsearch.model.Shopper;

/** Names items, for a shopper or because of an item. Implementations are safe for use by many threads. */
public interface TrainedModel {

  /** The most items one call names. */
  int MAX_ITEMS = 500;

  /** What can be asked. */
  enum Kind {
    /** Items for a shopper. */
    FOR_SHOPPER,
    /** Items like an item. */
    SIMILAR
  }

  /** A name for reports, for example {@code personalize}. */
  String source();

  /** Whether there is a model for this. */
  boolean answers(Kind kind);

  /** The question as far as the answer depends on it: of equal ones the first answer serves for all. */
  default Question essence(Question question) {
    return question;
  }

  /** What calls of a kind cost. */
  default Price price(Kind kind) {
    return Price.FREE;
  }

  /**
   * Makes ready for the first question, which has no time to lose: may ask one that is paid for, and take some seconds. What goes
   * wrong is found by those that follow.
   */
  default void prepare() {}

  /**
   * Asks for items.
   *
   * @throws ModelException when it cannot say
   */
  Answer ask(Question question);

  /**
   * What is asked.
   *
   * @param itemId what the items are to be like; empty for those of a shopper
   * @param most how many at most, 1 to {@value #MAX_ITEMS}
   */
  record Question(Kind kind, Shopper shopper, String itemId, int most) {

    /** Items for a shopper. */
    public static Question forShopper(Shopper shopper, int most) {
      return new Question(Kind.FOR_SHOPPER, shopper, "", most);
    }

    /** Items like an item. */
    public static Question similar(String itemId, Shopper shopper, int most) {
      return new Question(Kind.SIMILAR, shopper, itemId, most);
    }

    /** Hides the ids: neither a shopper's nor an item's may reach a log. */
    @Override
    public String toString() {
      return "Question[kind=" + kind + ", most=" + most + "]";
    }
  }

  /**
   * What it says.
   *
   * @param id by which the model knows this answer again, at most 40 characters; empty where it gives none
   * @param items best first, distinct
   */
  record Answer(String id, List<Named> items) {
    public Answer {
      items = List.copyOf(items);
    }
  }

  /**
   * An item.
   *
   * @param score the model's own, comparable within one answer only; NaN where it gives none
   */
  record Named(String itemId, double score) {}
}
