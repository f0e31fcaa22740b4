/**
 * Who did something, as far as it may be kept: ids, consent, the keyed hash that stands for an id, and who is obviously no
 * person. Knows no store and no ranker.
 */
@NullMarked
package org.hybridsearch.behaviour.visitor;

import org.jspecify.annotations.NullMarked;
