/**
 * What the way through AWS adds to what AWS itself takes: searches one by one, each beside what the stand-in took for its call, and
 * the same call by a bare client.
 */
package org.hybridsearch.benchmark.overhead;
