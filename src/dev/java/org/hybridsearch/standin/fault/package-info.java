/**
 * What goes wrong on demand, and what was received. Says what is to happen to a call; making it happen on the wire is the
 * server's.
 */
@NullMarked
package org.hybridsearch.standin.fault;

import org.jspecify.annotations.NullMarked;
