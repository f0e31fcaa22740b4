/**
 * Texts that complete what is typed: how they are compared, found by their beginnings with typos forgiven, cut out of titles, kept
 * free of personal data, and marked up. Pure, in any script; knows no engine.
 */
@NullMarked
package org.hybridsearch.suggest.phrase;

import org.jspecify.annotations.NullMarked;
