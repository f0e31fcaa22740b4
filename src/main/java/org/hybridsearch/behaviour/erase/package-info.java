/**
 * Erasure where behaviour was told to others: what is asked for is kept with the plain ids until a job over there has deleted
 * them, many shoppers in one job, by one replica at a time, and whoever finds a job half-way ends it. Knows no vendor: {@link
 * org.hybridsearch.behaviour.erase.DeletionJobs} is the way out. No id ever gets into a log, a message or a meter from here.
 */
@NullMarked
package org.hybridsearch.behaviour.erase;

import org.jspecify.annotations.NullMarked;
