package org.hybridsearch.dataset.send;

import java.util.List;

/** Remembers what became of records that were sent. */
public interface Notes {

  /** Records were taken. */
  void taken(List<Draft> drafts);

  /** A record was refused for good. @param reason the refuser's words, which may hold ids */
  void refused(Draft draft, String code, String reason);

  /** How many records were refused and not taken since. */
  long putAside();

  /** Lets all that was refused be sent again; how many records that are. */
  long replay();
}
