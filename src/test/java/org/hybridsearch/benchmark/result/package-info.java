/** What was measured, as tables, charts, and goals that are met or missed. */
package org.hybridsearch.benchmark.result;
