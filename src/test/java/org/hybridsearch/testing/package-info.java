/** What tests share: a real engine, and faults on the way to it. Holds no tests of the product itself. */
@NullMarked
package org.hybridsearch.testing;

import org.jspecify.annotations.NullMarked;
