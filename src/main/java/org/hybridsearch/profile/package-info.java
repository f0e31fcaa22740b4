/** What relevance tuners decide: the ranking profile, its validator and where it comes from. Knows no stage and no engine. */
@NullMarked
package org.hybridsearch.profile;

import org.jspecify.annotations.NullMarked;
