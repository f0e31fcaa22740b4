/**
 * How much those who send a query differ in what they want: what tells whether a shopper's taste can help with it. Knows queries,
 * no shoppers.
 */
@NullMarked
package org.hybridsearch.retrieve.breadth;

import org.jspecify.annotations.NullMarked;
