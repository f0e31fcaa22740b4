package org.hybridsearch.dataset.send;

import java.util.List;

/** Remembers what became of records that were sent. */
public interface Notes {

  /** Records were taken. */
  void taken(List<Draft> drafts);

  /** A record was refused for good. @param reason the refuser's words, which may hold ids */
  void refused(Draft draft, String code, String reason);

  /** A record failed too often to be waited for: it is to be sent again, later. */
  void later(Draft draft);

  /** Whether what is put off is sent again for sure. Where it is not, nothing is put off while it may be an outage. */
  boolean keepsForLater();

  /** How many records were refused and not taken since. */
  long putAside();

  /** Lets all that was refused be sent again; how many records that are. */
  long replay();
}
