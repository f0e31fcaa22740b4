package org.hybridsearch.behaviour.erase;

import java.util.List;

/** Deletes users where they are known elsewhere, by jobs that take long. No call is repeated. Safe for use by many threads. */
public interface DeletionJobs extends AutoCloseable {

  /** Whether an id reads the same however a list is read. Another one could spoil the lines of others: it needs a list of its own. */
  boolean plain(String id);

  /**
   * Puts a list of users where a job can read it; the same again replaces it.
   *
   * @param list its name: letters, digits and hyphens
   * @param ids plain ones
   * @throws DeletionException of the kind that fits
   */
  void put(String list, List<String> ids);

  /** Takes a list away; does nothing where there is none. @throws DeletionException of the kind that fits */
  void drop(String list);

  /**
   * Begins a job, or finds it where one of this name was begun before; what it is called over there.
   *
   * @throws DeletionException of the kind that fits
   */
  String begin(String job, String list);

  /** How a job stands. @throws DeletionException of the kind that fits */
  Standing status(String job);

  @Override
  void close();

  /** How a job stands. @param reason why it failed, without anything it quotes; empty where that is not known or it did not */
  record Standing(Status status, String reason) {

    /** With no reason. */
    public static Standing of(Status status) {
      return new Standing(status, "");
    }
  }

  /** How far a job is. */
  enum Status { UNDER_WAY, COMPLETED, FAILED }
}
