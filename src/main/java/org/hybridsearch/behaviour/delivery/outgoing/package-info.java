/** What is to be delivered, and what was refused, as the engine keeps it. Sends nothing to a ranker. */
@NullMarked
package org.hybridsearch.behaviour.delivery.outgoing;

import org.jspecify.annotations.NullMarked;
