/** The stand-in for AWS over the wire, through the real SDK; and what other tests start it with. */
@NullMarked
package org.hybridsearch.standin;

import org.jspecify.annotations.NullMarked;
