/**
 * Pictures of numbers: what is to be seen as values, and the drawing of it as SVG. Knows numbers and names, never what was
 * measured.
 */
@NullMarked
package org.hybridsearch.evaluate.chart;

import org.jspecify.annotations.NullMarked;
