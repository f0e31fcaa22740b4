/**
 * As much of S3 as a list for a deletion job takes: objects that are put, got and deleted, addressed by path. Its errors are XML,
 * under S3's own codes.
 */
@NullMarked
package org.hybridsearch.standin.s3;

import org.jspecify.annotations.NullMarked;
