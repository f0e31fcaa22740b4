/** The processes that are measured, what stands where their neighbors would, and what they use. */
package org.hybridsearch.benchmark.server;
