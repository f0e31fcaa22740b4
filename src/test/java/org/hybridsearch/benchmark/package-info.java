/** Measures the packaged service on a real engine. Run by the profile {@code benchmark}, not by the tests. */
package org.hybridsearch.benchmark;
