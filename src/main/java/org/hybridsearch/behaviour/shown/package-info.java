/**
 * What searches and recommendations showed, kept in the form of User Behavior Insights behind the searches: what is not kept when it happens cannot
 * be learned from later. Knows no search.
 */
@NullMarked
package org.hybridsearch.behaviour.shown;

import org.jspecify.annotations.NullMarked;
