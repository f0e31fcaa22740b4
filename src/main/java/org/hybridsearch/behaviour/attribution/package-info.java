/**
 * Traces purchases that name no search back to the one they came from: by what the visitor did, or else was shown. Reads the logs of
 * events and searches; knows no ranker.
 */
@NullMarked
package org.hybridsearch.behaviour.attribution;

import org.jspecify.annotations.NullMarked;
