/** Fires queries: the load tool, and what it asks. */
package org.hybridsearch.benchmark.load;
