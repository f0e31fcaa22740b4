package org.hybridsearch.behaviour.forget;

import java.time.Instant;
import java.util.List;

/**
 * Who else keeps behaviour, and has to forget a shopper too. In two steps around the tombstone, so that wherever a process ends
 * between them nothing is lost: what is asked for is noted with the ids, which are known no more once the events are gone; and it
 * counts from when the tombstone is written, as until then more may be told there. Safe for use by many threads.
 */
public interface Elsewhere {

  /** Nobody keeps anything. */
  static Elsewhere nowhere() {
    return untold(List.of());
  }

  /** Who keeps something and cannot be told from here: always pending. */
  static Elsewhere untold(List<String> names) {
    List<String> all = List.copyOf(names);
    return new Elsewhere() {
      @Override
      public void ask(Wish wish, boolean news) {
        // there is nobody to ask
      }

      @Override
      public void confirm(Tombstone tombstone) {
        // nothing was noted
      }

      @Override
      public List<Wish> unconfirmed(Instant before) {
        return List.of();
      }

      @Override
      public List<String> pending(Tombstone tombstone) {
        return all;
      }
    };
  }

  /**
   * What is asked for.
   *
   * @param tombstone as it will be written
   * @param ids plain ones of the user and of their sessions, none empty: by these the others know the shopper
   * @param by who asks
   */
  record Wish(Tombstone tombstone, List<String> ids, String by) {
    public Wish {
      ids = List.copyOf(ids);
    }

    /** Hides the ids. */
    @Override
    public String toString() {
      return "Wish[ids=" + ids.size() + "]";
    }
  }

  /**
   * Notes durably what is to be forgotten, before the tombstone is written.
   *
   * @param news whether anything of the shopper is stored here; where nothing is, what was forgotten there before still is
   * @throws org.hybridsearch.opensearch.EngineException when it could not be noted; then nothing must be deleted here
   */
  void ask(Wish wish, boolean news);

  /** The tombstone is written: from now on it counts. Does nothing where nothing was noted. */
  void confirm(Tombstone tombstone);

  /** What was asked for before a moment and never confirmed: whoever did so has ended in between. */
  List<Wish> unconfirmed(Instant before);

  /** Who has not forgotten yet whom the tombstone names. */
  List<String> pending(Tombstone tombstone);
}
