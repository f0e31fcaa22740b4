/**
 * Who calls, and how often: reads the token of every request, refuses what it cannot read, limits the rate of each client and
 * keeps the insides of the service to operators. Knows addresses, tokens and paths, never what an operation means.
 */
@NullMarked
package org.hybridsearch.api.caller;

import org.jspecify.annotations.NullMarked;
