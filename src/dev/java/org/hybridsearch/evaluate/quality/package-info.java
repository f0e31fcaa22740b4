/**
 * Relevance: runs contenders over judged queries, and says who is better by how much. Tables, a chart, a file of every query, and
 * the comparison with an earlier run's file.
 */
@NullMarked
package org.hybridsearch.evaluate.quality;

import org.jspecify.annotations.NullMarked;
