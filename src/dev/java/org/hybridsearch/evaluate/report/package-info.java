/**
 * What a measurement has to say, and its three forms: tables on a console or in Markdown, JSON in full precision, charts as SVG.
 * Knows numbers and names, never what was measured.
 */
@NullMarked
package org.hybridsearch.evaluate.report;

import org.jspecify.annotations.NullMarked;
