/**
 * Measures the packaged service against what one would use instead, on one engine, with one catalogue and the same queries. Run by
 * the profile {@code benchmark}; a smoke form runs in the tests.
 */
package org.hybridsearch.benchmark;
