/**
 * The demo catalogue and its behaviour, for development and tests only: absent from the production image. Reads, and hands over
 * in the formats that users import; puts nothing anywhere by itself.
 */
@NullMarked
package org.hybridsearch.demo;

import org.jspecify.annotations.NullMarked;
