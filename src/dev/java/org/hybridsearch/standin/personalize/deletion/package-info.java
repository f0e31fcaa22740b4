/**
 * The part of Personalize's control plane that erasure needs: jobs that delete users' data, over JSON 1.1. The lists of users, on
 * AWS as here in S3, are read when a job ends.
 */
@NullMarked
package org.hybridsearch.standin.personalize.deletion;

import org.jspecify.annotations.NullMarked;
