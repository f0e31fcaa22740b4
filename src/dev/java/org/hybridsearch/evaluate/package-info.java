/**
 * Measuring: what a change did to relevance, on anybody's data. Development only. Measures the service's own line, never a second
 * one made for measuring.
 */
@NullMarked
package org.hybridsearch.evaluate;

import org.jspecify.annotations.NullMarked;
