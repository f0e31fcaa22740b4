/**
 * What stands between this service and one that it calls, and may have to pay for: an answer in time or none, so many calls and no
 * more, fewer when it asks for fewer, none while it fails; and good answers kept for a while. Knows no stage, no vendor and no
 * setting of theirs, and does not decide what becomes of a request without an answer. Time comes from outside.
 */
@NullMarked
package org.hybridsearch.guard;

import org.jspecify.annotations.NullMarked;
