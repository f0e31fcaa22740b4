/**
 * What tests share: a real engine, faults on the way to it, servers on loopback, a time that goes on as a test lets it, and
 * processes to kill. Holds no tests of the product itself.
 */
@NullMarked
package org.hybridsearch.testing;

import org.jspecify.annotations.NullMarked;
