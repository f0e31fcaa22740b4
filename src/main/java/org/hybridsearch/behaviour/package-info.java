/**
 * What shoppers did: interactions with items, kept durably and handed to whoever learns from them. Knows no ranker and no search.
 */
@NullMarked
package org.hybridsearch.behaviour;

import org.jspecify.annotations.NullMarked;
