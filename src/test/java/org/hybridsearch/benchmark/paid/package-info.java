/**
 * What the stage that asks a ranker saves of calls that are paid for: a simulated load against the real stage, a ranker that counts
 * and a clock of its own. Measures no time and needs no engine.
 */
package org.hybridsearch.benchmark.paid;
