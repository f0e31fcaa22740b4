/** Request and profile in, plan out: pure, no engine, no clock of its own. Decides everything that later stages need. */
@NullMarked
package org.hybridsearch.plan;

import org.jspecify.annotations.NullMarked;
