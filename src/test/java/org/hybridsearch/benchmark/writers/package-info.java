/** Writers beside searches: changes of price and stock at a rate, how soon searches see them, and what they cost searches. */
package org.hybridsearch.benchmark.writers;
