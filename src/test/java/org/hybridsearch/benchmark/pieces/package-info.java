/**
 * What the benchmarks of single pieces share. The benchmarks themselves stand in the packages of the pieces, which are
 * package-private; this package runs them all, measuring with the profile {@code jmh}, once each in the tests.
 */
package org.hybridsearch.benchmark.pieces;
