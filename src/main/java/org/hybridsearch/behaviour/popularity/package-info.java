/** Keeps in each item how popular it is by behaviour. Must not know how that is learned, nor change anything else of an item. */
@NullMarked
package org.hybridsearch.behaviour.popularity;

import org.jspecify.annotations.NullMarked;
